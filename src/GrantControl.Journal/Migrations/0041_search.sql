-- What a case can be found by: derived from the journal by whoever follows it (see Search/SearchFollower.cs), never by the
-- append, so that no payment waits for a dictionary. It may be emptied at any time and fills itself again.
CREATE TABLE case_search (
    case_id     uuid PRIMARY KEY,
    institution text NOT NULL,
    version     bigint NOT NULL,   -- of the case it was read at
    format      integer NOT NULL,  -- of the program that read it; an older one is read again
    head        tsvector NOT NULL, -- number (A), title (B), organisation (C): what ranks a hit
    document    tsvector NOT NULL, -- everything, without places: what finds it
    texts       jsonb NOT NULL     -- documents, observations and the like, to show what was hit
);
CREATE INDEX case_search_document ON case_search USING gin (document) WITH (fastupdate = off);

-- The same words three ways: stemmed as written, stemmed without accents (the Spanish stemmer needs them for some
-- endings and people leave them out), and whole, for what is only half typed.
CREATE FUNCTION search_words(written text, folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.spanish', written) || to_tsvector('pg_catalog.spanish', folded) || to_tsvector('pg_catalog.simple', folded);
$$;

-- parts: all words but the last, the last one, the last one as a beginning. A last word that says nothing (de, la) only
-- counts when it stands alone.
CREATE FUNCTION search_query(parts text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN numnode(q.first) > 0 AND numnode(q.last) = 0 THEN q.first ELSE q.first && (q.last || q.beginning) END
    FROM (SELECT to_tsquery('pg_catalog.spanish', parts[1]), to_tsquery('pg_catalog.spanish', parts[2]), to_tsquery('pg_catalog.simple', parts[3]))
        AS q(first, last, beginning);
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON case_search TO grantcontrol_app;

// Forms: drafts saved while typing.

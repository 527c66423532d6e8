namespace GrantControl.Journal.People;

/// <summary>What a session carries of the password it was opened with: see <see cref="Authority.PersonFacts.SessionMark"/>.</summary>
internal static class SessionMark
{
    /// <summary>In SQL, of <c>identity.account a</c>: whoever signs in and whoever is looked up again must compute the same.</summary>
    public const string OfAccount = "left(encode(sha256(convert_to(a.password_hash, 'UTF8')), 'hex'), 16)";
}

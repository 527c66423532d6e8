using GrantControl.Journal.Drafts;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Web.Forms;

/// <summary>What the page of a command works with.</summary>
public sealed record CommandServices(
    ICaseHost Host, CaseQueries Queries, CommandDesk Desk, DraftStore Drafts, PreparedCommands Prepared, DraftTokens Tokens, ProvenAgain Proven);

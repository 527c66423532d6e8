using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>What a test may say of a grant or a command without having to drive there.</summary>
public static class GrantRunChanges
{
    /// <summary>Somebody took on a duty in this case before.</summary>
    public static GrantRun Holding(this GrantRun run, string person, string duty) => run.With(core => core with
    {
        Duties = core.Duties.SetItem(person, (core.Duties.GetValueOrDefault(person) ?? ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(duty)),
    });

    public static GrantRun Frozen(this GrantRun run) => run.With(core => core with { Frozen = core.Frozen ?? "Denuncia" });

    public static GrantRun WithFinding(this GrantRun run, bool blocking) =>
        run.With(core => core with { Findings = core.Findings.Add(new Finding(99, "Hallazgo", blocking, "otra-persona")) });

    public static GrantRun With(this GrantRun run, Func<CaseCore, CaseCore> change) => run with { State = run.State with { Core = change(run.State.Core) } };

    /// <summary>The same command with other documents; written and read as the interface does it.</summary>
    public static ICaseCommand Citing(this ICaseCommand command, IReadOnlyList<DocumentCited> documents)
    {
        var body = JsonSerializer.SerializeToNode(command, command.GetType(), CaseJson.Options)!.AsObject();
        body["documents"] = JsonSerializer.SerializeToNode(documents, CaseJson.Options);
        return GrantKind.Instance.Commands.Read(GrantRun.NameOf(command), JsonSerializer.SerializeToUtf8Bytes<JsonNode>(body));
    }

    public static IReadOnlyList<DocumentCited> DocumentsOf(ICaseCommand command) =>
        (IReadOnlyList<DocumentCited>?)command.GetType().GetProperty("Documents")?.GetValue(command) ?? [];
}

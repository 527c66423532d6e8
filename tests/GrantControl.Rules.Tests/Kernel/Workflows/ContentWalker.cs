using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>One workflow moved by the real engine, remembering which version of each section every gate saw.</summary>
internal sealed class ContentWalker(WorkflowDefinition definition)
{
    private readonly Dictionary<string, int> _versions = definition.Sections.ToDictionary(s => s.Id, _ => 0);
    private readonly Dictionary<string, Dictionary<string, int>> _seen = [];

    public WorkflowDefinition Definition { get; } = definition;

    public WorkflowPosition Position { get; private set; } = new(definition.Initial);

    public void Save(string section) => _versions[section]++;

    public List<string> Changed() =>
        [.. _versions.Keys.Where(s => Position.ClearedGates.Any(g => _seen[g].TryGetValue(s, out var version) && version != _versions[s]))];

    public bool Stands(string gate) => Position.ClearedGates.Contains(gate) && _seen[gate].All(s => _versions[s.Key] == s.Value);

    public void Fire(Act act, ParentPosition? parent)
    {
        var before = Position;
        Position = TableWalker.Instance.Fire(Definition, Position, parent, act);
        if (act.Transition.Clears is { } gate && Position.ClearedGates.Contains(gate) && !before.ClearedGates.Contains(gate))
        {
            _seen[gate] = Definition.Gates.First(g => g.Id == gate).Watches.ToDictionary(w => w, w => _versions[w]);
        }
    }
}

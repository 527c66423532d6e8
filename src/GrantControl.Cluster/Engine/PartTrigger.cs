namespace GrantControl.Cluster.Engine;

/// <summary>What fires in a machine: one part of one transition, since each part is an act of its own.</summary>
internal readonly record struct PartTrigger(string Transition, string Part);

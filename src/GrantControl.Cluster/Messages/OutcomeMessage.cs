using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Messages;

/// <summary>The answer to a command on its way back. Kernel types carry no attribute of a cluster, so they are copied.</summary>
[GenerateSerializer, Immutable, Alias("gc.outcome/1")]
public sealed record OutcomeMessage(
    [property: Id(0)] long Version,
    [property: Id(1)] string State,
    [property: Id(2)] string Number,
    [property: Id(3)] RejectionMessage? Rejection,
    [property: Id(4)] bool Replayed,
    [property: Id(5)] string[] Events,
    [property: Id(6)] Guid? Case)
{
    /// <summary>Why there is no answer; everything else is empty then.</summary>
    [Id(7)]
    public SendFailure Failure { get; init; }

    public static OutcomeMessage From(CommandOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new OutcomeMessage(
            outcome.Version,
            outcome.State,
            outcome.Number,
            RejectionMessage.From(outcome.Rejection),
            outcome.Replayed,
            [.. outcome.Events],
            outcome.Case?.Value);
    }

    public static OutcomeMessage Failed(SendFailure why) => new(0, string.Empty, string.Empty, null, false, [], null) { Failure = why };

    public CommandOutcome ToOutcome() =>
        new(Version, State, Number, Rejection?.ToRejection(), Replayed) { Events = Events, Case = Case is { } id ? new CaseId(id) : null };
}

/// <summary>Why a case gave no answer.</summary>
[GenerateSerializer, Alias("gc.failure/1")]
public enum SendFailure
{
    None,

    /// <summary>Too many commands wait in the silo: nothing was done.</summary>
    Overloaded,

    /// <summary>The database did not answer: what became of the command is unknown.</summary>
    Unknown,
}

/// <summary>Why a command was refused.</summary>
[GenerateSerializer, Immutable, Alias("gc.rejection/1")]
public sealed record RejectionMessage(
    [property: Id(0)] string Code,
    [property: Id(1)] string Rule,
    [property: Id(2)] string Es,
    [property: Id(3)] string En,
    [property: Id(4)] FieldMessage[] Fields)
{
    public static RejectionMessage? From(Rejection? rejection) => rejection is null
        ? null
        : new RejectionMessage(
            rejection.Code,
            rejection.Rule,
            rejection.Message.Es,
            rejection.Message.En,
            [.. rejection.Fields.Select(static f => new FieldMessage(f.Path, f.Message.Es, f.Message.En))]);

    public Rejection ToRejection() =>
        new(Code, Rule, new Label(Es, En)) { Fields = [.. Fields.Select(static f => new FieldError(f.Path, new Label(f.Es, f.En)))] };
}

/// <summary>An error of one field of the command's body.</summary>
[GenerateSerializer, Immutable, Alias("gc.field/1")]
public sealed record FieldMessage([property: Id(0)] string Path, [property: Id(1)] string Es, [property: Id(2)] string En);

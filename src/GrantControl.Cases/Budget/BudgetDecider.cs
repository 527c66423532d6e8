using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>What a budget decides: the guards first, then its figures, then one event.</summary>
public static class BudgetDecider
{
    public static Decision Decide(BudgetState state, CommandEnvelope envelope, IWorkflowEngine engine) => envelope.Command switch
    {
        ImportBudget command => Import(state, envelope, engine, command),
        ModifyBudget command => Modify(state, envelope, engine, command.Reason, command.Changes, command.Documents),
        TransferBudget command => Transfer(state, envelope, engine, command),
        _ => throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}."),
    };

    private static Decision Import(BudgetState state, CommandEnvelope envelope, IWorkflowEngine engine, ImportBudget command)
    {
        var (step, refusal) = Gatekeeper.Import(new ActRequest(envelope, state.Core, BudgetWorkflow.Definition, engine));
        if (refusal is not null)
        {
            return refusal;
        }

        var errors = BudgetRules.Import(command);
        if (errors.Count == 0 && envelope.Case != BudgetId.For(envelope.Institution, command.Code))
        {
            errors.Add(new FieldError("code", new Label("El caso es de otro presupuesto.", "The case is that of another budget.")));
        }

        return errors.Count > 0
            ? Refuse.Fields("budget-lines", errors)
            : Decision.Accept(new BudgetImported(
                envelope.Institution, envelope.Facts.NextNumber ?? command.Code, command.Code, command.Title, command.FiscalYear,
                command.Currency, command.Chargeable, command.Lines, command.Details)
            { Step = step });
    }

    private static Decision Transfer(BudgetState state, CommandEnvelope envelope, IWorkflowEngine engine, TransferBudget command)
    {
        if (!command.Amount.IsPositive || command.From == command.To)
        {
            return Refuse.Field("transfer", command.From == command.To ? "to" : "amount",
                "Una transferencia mueve más de cero entre dos líneas distintas.", "A transfer moves more than zero between two different lines.");
        }

        return Modify(state, envelope, engine, command.Reason,
            [new BudgetChange(command.From, -command.Amount), new BudgetChange(command.To, command.Amount)], command.Documents);
    }

    private static Decision Modify(
        BudgetState state, CommandEnvelope envelope, IWorkflowEngine engine, string reason, IReadOnlyList<BudgetChange> changes, IReadOnlyList<DocumentCited> documents)
    {
        var (step, refusal) = Gatekeeper.Admit(new ActRequest(envelope, state.Core, BudgetWorkflow.Definition, engine) { Documents = documents, StateRules = BudgetRules.OfState(state) });
        if (refusal is not null)
        {
            return refusal;
        }

        var errors = BudgetRules.Changes(state, reason, changes);
        return errors.Count > 0 ? Refuse.Fields("budget-changes", errors)
            : BudgetRules.Limits(state, changes) is { } limit ? limit
            : Decision.Accept(new BudgetModified(reason, changes) { Step = step });
    }
}

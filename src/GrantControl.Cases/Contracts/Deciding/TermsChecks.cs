using System.Reflection;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>What must hold of the content of a contract, and of what an amendment adds to it.</summary>
internal static class TermsChecks
{
    /// <summary>Every field on its own. A draft may still lack entries; what is there is in form.</summary>
    public static Rejection? InForm(ContractTerms t, Currency currency, DateOnly today)
    {
        var fields = new FieldCheck()
            .Text("terms.object", t.Object)
            .Amount("terms.amount", t.Amount, currency)
            .That(t.Ends > today && t.Ends.Year <= today.Year + 20, "terms.ends", "El plazo debe terminar después de hoy, y no en más de 20 años.", "The term must end after today, and within 20 years.")
            .Text("terms.account.bank", t.Account.Bank, FieldCheck.MaxTitle)
            .Reference("terms.account.number", t.Account.Number, ContractPolicy.MaxReference)
            .Text("terms.account.holder", t.Account.Holder, FieldCheck.MaxTitle)
            .That(t.PenaltyPerMille is >= 0 and <= ContractPolicy.MaxPenaltyPerMille, "terms.penaltyPerMille", $"De 0 a {ContractPolicy.MaxPenaltyPerMille} por millar.", $"0 to {ContractPolicy.MaxPenaltyPerMille} per thousand.")
            .That(t.RetentionPercent is >= 0 and <= ContractPolicy.MaxRetentionPercent, "terms.retentionPercent", $"De 0 a {ContractPolicy.MaxRetentionPercent} %.", $"0 to {ContractPolicy.MaxRetentionPercent} %.")
            .Each("terms.guarantees", t.Guarantees, 0, 3, (c, path, g) => c
                .That(g.Percent is >= 1 and <= 100, $"{path}.percent", "De 1 a 100 %.", "1 to 100 %.")
                .That(g.Kind != GuaranteeKind.AdvancePayment, $"{path}.kind", "No se pagan anticipos: elija otra garantía.", "No advances are paid: choose another guarantee."))
            .Unique("terms.guarantees", t.Guarantees.Select(g => g.Kind.ToString()));
        return Lists(fields, "terms.", t.Items, t.Deliverables, t.Payments, t.Items, currency).Refusal(ContractRules.TermsValid) ?? Computable(t);
    }

    /// <summary>Items, deliverables and payments in form.</summary>
    /// <param name="known">Items a deliverable may name.</param>
    public static FieldCheck Lists(
        FieldCheck fields, string at, IReadOnlyList<ContractItem> items, IReadOnlyList<PlannedDeliverable> deliverables, IReadOnlyList<PlannedPayment> payments,
        IReadOnlyList<ContractItem> known, Currency currency)
    {
        var codes = known.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        return fields
            .Each($"{at}items", items, 0, ContractPolicy.MaxItems, (c, path, i) => c
                .Reference($"{path}.code", i.Code, 20)
                .Text($"{path}.description", i.Description, FieldCheck.MaxTitle)
                .Text($"{path}.unit", i.Unit, 40)
                .That(i.Quantity is >= 1 and <= ContractPolicy.MaxQuantity, $"{path}.quantity", "La cantidad va de 1 a 1,000,000.", "Quantity is 1 to 1,000,000.")
                .Amount($"{path}.unitPrice", i.UnitPrice, currency))
            .Unique($"{at}items", known.Select(i => i.Code))
            .Each($"{at}deliverables", deliverables, 0, ContractPolicy.MaxDeliverables, (c, path, d) => c
                .That(d.Number is >= 1 and <= 999, $"{path}.number", "El número va de 1 a 999.", "The number is 1 to 999.")
                .Text($"{path}.title", d.Title, FieldCheck.MaxTitle)
                .Each($"{path}.lines", d.Lines, 1, ContractPolicy.MaxItems, (l, where, line) => l
                    .That(codes.Contains(line.Item), $"{where}.item", "Ese renglón no está en el contrato.", "That item is not in the contract.")
                    .That(line.Quantity is >= 1 and <= ContractPolicy.MaxQuantity, $"{where}.quantity", "La cantidad va de 1 a 1,000,000.", "Quantity is 1 to 1,000,000."))
                .Unique($"{path}.lines", d.Lines.Select(l => l.Item)))
            .Each($"{at}payments", payments, 0, ContractPolicy.MaxPayments, (c, path, p) => c
                .That(p.Number is >= 1 and <= 999, $"{path}.number", "El número va de 1 a 999.", "The number is 1 to 999.")
                .Each($"{path}.charges", p.Charges, 1, 50, (l, where, charge) => l.BudgetLine($"{where}.budgetLine", charge.BudgetLine).Amount($"{where}.amount", charge.Amount, currency))
                .Unique($"{path}.charges", p.Charges.Select(x => x.BudgetLine)))
            .Unique($"{at}deliverables", deliverables.Select(d => d.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Unique($"{at}payments", payments.Select(p => p.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The whole content: amounts, quantities and payments say the same.</summary>
    public static Rejection? Complete(ContractTerms? terms, DateOnly today)
    {
        if (terms is null)
        {
            return Refuse.With(Codes.Invalid, ContractRules.ContractComplete, "Falta el contenido del contrato.", "The content of the contract is missing.");
        }

        var fields = new FieldCheck()
            .That(terms.Items.Count > 0, "terms.items", "Falta al menos un renglón.", "At least one item is missing.")
            .That(terms.Guarantees.Count > 0, "terms.guarantees", "Exija al menos una garantía.", "Ask for at least one guarantee.")
            .That(terms.Ends > today, "terms.ends", "El plazo ya terminó.", "The term has ended.");
        return fields.Refusal(ContractRules.ContractComplete)
            ?? SumsToAmount(terms)
            ?? Cover(terms.Items, terms.Deliverables, terms.Items)
            ?? Match(terms.Items, terms.Deliverables, terms.Payments, terms.Amount.Currency)
            ?? Dated(terms.Deliverables, terms.Ends);
    }

    /// <summary>Every unit of every item is delivered once.</summary>
    public static Rejection? Cover(IReadOnlyList<ContractItem> items, IReadOnlyList<PlannedDeliverable> deliverables, IReadOnlyList<ContractItem> covered)
    {
        var fields = new FieldCheck();
        foreach (var item in covered)
        {
            var planned = deliverables.SelectMany(d => d.Lines).Where(l => l.Item == item.Code).Sum(l => (long)l.Quantity);
            fields.That(planned == item.Quantity, "terms.deliverables", $"De {item.Code} se contratan {item.Quantity} y los entregables suman {planned}.", $"{item.Quantity} of {item.Code} are bought and the deliverables add up to {planned}.");
        }

        fields.That(deliverables.SelectMany(d => d.Lines).All(l => items.Any(i => i.Code == l.Item)), "terms.deliverables", "Un entregable nombra un renglón que no existe.", "A deliverable names an item that does not exist.");
        return fields.Refusal(ContractRules.DeliverablesCoverItems);
    }

    /// <summary>Each payment is worth the deliverables that name it.</summary>
    public static Rejection? Match(IReadOnlyList<ContractItem> items, IReadOnlyList<PlannedDeliverable> deliverables, IReadOnlyList<PlannedPayment> payments, Currency currency)
    {
        var fields = new FieldCheck().That(deliverables.All(d => payments.Any(p => p.Number == d.Payment)), "terms.deliverables", "Un entregable nombra un pago que no existe.", "A deliverable names a payment that does not exist.");
        foreach (var payment in payments)
        {
            var worth = ContractMoney.Value(items, deliverables.Where(d => d.Payment == payment.Number).SelectMany(d => d.Lines), currency);
            var charged = Money.Sum(payment.Charges.Select(c => c.Amount), currency);
            fields.That(charged == worth && worth.IsPositive, "terms.payments", $"El pago {payment.Number} carga {charged} y sus entregables valen {worth}.", $"Payment {payment.Number} charges {charged} and its deliverables are worth {worth}.");
        }

        return fields.Refusal(ContractRules.PaymentsMatchDeliverables);
    }

    public static Rejection? Dated(IReadOnlyList<PlannedDeliverable> deliverables, DateOnly ends) => new FieldCheck()
        .That(deliverables.All(d => d.DueOn <= ends), "terms.deliverables", "Un entregable vence después del plazo.", "A deliverable is due after the end of the term.")
        .Refusal(ContractRules.ContractComplete);

    /// <summary>Every required guarantee is on file, in force, large and long enough.</summary>
    public static Rejection? GuaranteesCover(IReadOnlyList<FiledGuarantee> filed, ContractTerms terms, DateOnly ends)
    {
        var fields = new FieldCheck();
        foreach (var required in terms.Guarantees)
        {
            var least = ContractPolicy.Share(terms.Amount, required.Percent);
            var mine = filed.Where(g => g.IsInForce && g.Policy.Kind == required.Kind).Select(g => g.Policy).ToList();
            fields.That(mine.Count > 0, "guarantees", $"Falta la garantía de {NameOf(required.Kind).Es.ToLowerInvariant()}.", $"The {NameOf(required.Kind).En.ToLowerInvariant()} guarantee is missing.");
            fields.That(mine.Count == 0 || mine.Exists(g => g.Amount >= least), "guarantees", $"La garantía cubre menos de {least}.", $"The guarantee covers less than {least}.");
            fields.That(mine.Count == 0 || mine.Exists(g => g.Until >= ends && g.Amount >= least), "guarantees", $"La garantía termina antes del {ends:dd/MM/yyyy}, fin del plazo.", $"The guarantee ends before {ends:dd/MM/yyyy}, the end of the term.");
        }

        return fields.Refusal(ContractRules.GuaranteeCovers);
    }

    /// <summary>A kind of guarantee as forms call it.</summary>
    private static Label NameOf(GuaranteeKind kind)
    {
        var words = typeof(GuaranteeKind).GetField(kind.ToString())!.GetCustomAttribute<FieldAttribute>()!;
        return new Label(words.Es, words.En);
    }

    /// <summary>The fields of guarantees people send.</summary>
    public static Rejection? Policies(IReadOnlyList<GuaranteePolicy> guarantees, int least, Currency currency, DateOnly today) => new FieldCheck()
        .Each("guarantees", guarantees, least, 10, (c, path, g) => c
            .Reference($"{path}.number", g.Number, ContractPolicy.MaxReference)
            .Text($"{path}.insurer", g.Insurer, FieldCheck.MaxTitle)
            .Amount($"{path}.amount", g.Amount, currency)
            .That(g.Until >= today && g.Until.Year <= today.Year + 30, $"{path}.until", "La garantía ya venció, o su fecha no es posible.", "The guarantee has ended, or its date is not possible.")
            .That(g.From <= g.Until, $"{path}.from", "Empieza después de terminar.", "It begins after it ends.")
            .That(g.From <= today, $"{path}.from", "La garantía todavía no está vigente.", "The guarantee is not in force yet."))
        .Unique("guarantees", guarantees.Select(g => g.Number))
        .Refusal(ContractRules.GuaranteeCovers);

    private static Rejection? SumsToAmount(ContractTerms t)
    {
        var sum = ContractMoney.Value(t.Items, t.Items.Select(i => new ItemQuantity(i.Code, i.Quantity)), t.Amount.Currency);
        return sum == t.Amount ? null : Refuse.Field(ContractRules.ItemsSumToAmount, "terms.amount", $"Los renglones suman {sum}.", $"The items add up to {sum}.");
    }

    /// <summary>Quantity times price stays within what one case may have, so that no later sum can leave the range of amounts.</summary>
    public static Rejection? Computable(ContractTerms t) => ItemsComputable(t.Items)
        ?? (t.Deliverables.SelectMany(d => d.Lines).Sum(l => Worth(t.Items, l)) <= FieldCheck.MaxAmountMinor ? null : TooLarge());

    public static Rejection? ItemsComputable(IReadOnlyList<ContractItem> items) =>
        items.Aggregate((Int128)0, (sum, i) => sum + ((Int128)i.UnitPrice.Minor * i.Quantity)) <= FieldCheck.MaxAmountMinor ? null : TooLarge();

    private static Int128 Worth(IReadOnlyList<ContractItem> items, ItemQuantity line) => (Int128)items.First(i => i.Code == line.Item).UnitPrice.Minor * line.Quantity;

    private static Int128 Sum(this IEnumerable<ItemQuantity> lines, Func<ItemQuantity, Int128> worth) => lines.Aggregate((Int128)0, (sum, l) => sum + worth(l));

    private static Rejection TooLarge() => Refuse.Field(ContractRules.TermsValid, "terms.items", "El monto es demasiado grande.", "The amount is too large.");
}

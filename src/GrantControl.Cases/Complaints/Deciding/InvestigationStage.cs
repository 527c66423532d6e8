using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

public static partial class ComplaintDecider
{
    private static Decision Investigate(ComplaintSession session, InvestigateComplaint c) => session.Move(
        new ActOptions(),
        () => new FieldCheck().Optional("note", c.Note).Refusal(),
        step => new InvestigationStarted(c.Note) { Step = step });

    private static Decision Ask(ComplaintSession session, AskInfo c) => session.Move(
        new ActOptions(),
        () => new FieldCheck().Text("question", c.Question).Refusal(),
        step => new InfoAsked(c.Question) { Step = step });

    private static Decision Answer(ComplaintSession session, AnswerInfo c) => session.Move(
        new ActOptions(),
        () => new FieldCheck().Text("text", c.Text).Evidence("evidence", c.Evidence).Refusal(),
        step => new InfoAnswered(c.Text, c.Evidence) { Step = step });

    /// <summary>What the clock does when nobody answered in time: the pause ends.</summary>
    private static Decision Lapse(ComplaintSession session, string trigger) => session.Move(new ActOptions { Trigger = trigger }, static step => new InfoLapsed { Step = step });

    private static Decision Conclude(ComplaintSession session, ConcludeComplaint c) => session.Move(
        new ActOptions
        {
            Variant = c.Outcome == Conclusion.Finding ? ComplaintWorkflow.ByFinding : ComplaintWorkflow.ByUnfounded,
            Documents = c.Documents,
        },
        () => Oversight.Reasoned(c.Grounds, "grounds"),
        step => new ComplaintConcluded(c.Outcome, c.Grounds) { Step = step });

    private static Decision SendBack(ComplaintSession session, SendBackConclusion c) => session.Move(
        new ActOptions(),
        () => Oversight.Reasoned(c.Reason),
        step => new ConclusionSentBack(c.Reason) { Step = step });
}

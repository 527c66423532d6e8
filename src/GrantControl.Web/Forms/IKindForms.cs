using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Forms;

/// <summary>What the forms of one kind of case add to those every kind has. Every member may answer nothing.</summary>
public interface IKindForms
{
    /// <summary>Commands that release money: the person proves again who he is before they are sent.</summary>
    IReadOnlySet<string> Releasing { get; }

    /// <summary>What the case gives, suggests and offers for a command. Documents and what the address says need not be in it.</summary>
    /// <param name="today">The day in the institution's country, for dates that usually are today.</param>
    FormSeed Seed(CaseShown shown, CommandOffered offered, DateOnly today);

    /// <summary>What the command will change beyond the state, said before it is sent.</summary>
    IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered);

    /// <summary>The page where a command is written, for one that has a page of its own; null for the ordinary form.</summary>
    string? EditorOf(CaseShown shown, CommandOffered offered);
}

namespace GrantControl.Web.Public;

/// <summary>What a complaint is, what becomes of it, and in how many days.</summary>
public sealed class StartModel : CitizenPage;

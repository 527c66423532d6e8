using GrantControl.Browser.Tests.Support;

namespace GrantControl.Browser.Tests.Life;

/// <summary>An office of its own for whole lives, whose clock is moved ahead without anybody else's cases growing old.</summary>
public sealed class LifeOffice : Office;

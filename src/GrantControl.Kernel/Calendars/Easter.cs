namespace GrantControl.Kernel.Calendars;

/// <summary>The Gregorian date of Easter, from which the days of Holy Week are counted.</summary>
public static class Easter
{
    /// <summary>Easter Sunday, 22 March to 25 April.</summary>
    /// <param name="year">1583 to 9999: the Gregorian computus.</param>
    public static DateOnly Sunday(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        var century = year / 100;
        var golden = year % 19;

        // The epact: the moon's age at the start of the year, with the solar and lunar corrections of the centuries.
        var moonCorrection = (century - ((century - 17) / 25)) / 3;
        var age = (century - (century / 4) - moonCorrection + (19 * golden) + 15) % 30;
        var fullMoon = age - (age / 28 * (1 - (29 / (age + 1) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + fullMoon + 2 - century + (century / 4)) % 7;
        return new DateOnly(year, 3, 28).AddDays(fullMoon - weekday);
    }
}

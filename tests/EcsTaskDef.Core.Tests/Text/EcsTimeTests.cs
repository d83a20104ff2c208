namespace EcsTaskDef.Core.Tests.Text;

[Trait("Category", "Fast")]
public sealed class EcsTimeTests
{
    [Theory]
    [InlineData(1789551556693, "1.789551556693E9")]
    [InlineData(1789554341940, "1.78955434194E9")]
    [InlineData(1789574381900, "1.7895743819E9")]
    [InlineData(1789574381000, "1.789574381E9")]
    [InlineData(1000000000000, "1.0E9")]
    [InlineData(0, "0.0")]
    [InlineData(1, "0.001")]
    [InlineData(1500, "1.5")]
    [InlineData(9999999999, "9999999.999")]
    [InlineData(10000000000, "1.0E7")]
    [InlineData(10000000001, "1.0000000001E7")]
    [InlineData(-1, "-0.001")]
    [InlineData(-1789551556693, "-1.789551556693E9")]
    [InlineData(long.MaxValue, "9.223372036854775807E15")]
    [InlineData(long.MinValue, "-9.223372036854775808E15")]
    public void Times_are_printed_as_Java_prints_a_double(long milliseconds, string text)
    {
        Assert.Equal(text, EcsTime.Format(milliseconds));
        Assert.True(EcsTime.TryParse(text, out long parsed));
        Assert.Equal(milliseconds, parsed);
        Assert.InRange(text.Length, 1, EcsTime.MaxLength);
    }

    [Theory]
    [InlineData("1789551556.693", 1789551556693)]
    [InlineData("1789551556693e-3", 1789551556693)]
    [InlineData("17895515566930E-4", 1789551556693)]
    [InlineData("1.789551556693e+9", 1789551556693)]
    [InlineData("1", 1000)]
    [InlineData("0.0004", 0)]
    [InlineData("0.0005", 1)]
    [InlineData("-0.0005", -1)]
    [InlineData("1e-99999999999", 0)]
    [InlineData("0e99999999999", 0)]
    public void Any_JSON_number_of_seconds_is_read(string text, long milliseconds)
    {
        Assert.True(EcsTime.TryParse(text, out long parsed));
        Assert.Equal(milliseconds, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("01")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("9.3E15")]
    public void What_is_no_JSON_number_or_too_large_is_not_read(string text) => Assert.False(EcsTime.TryParse(text, out _));

    [Fact]
    public void Nothing_is_no_time() => Assert.False(EcsTime.TryParse((string?)null, out _));

    [Fact]
    public void Every_millisecond_of_some_seconds_goes_there_and_back()
    {
        for (long time = 1789551556000; time < 1789551559000; time++)
        {
            string text = EcsTime.Format(time);
            Assert.True(EcsTime.TryParse(text, out long parsed) && parsed == time, text);
            Assert.Equal(time, (long)Math.Round(double.Parse(text, CultureInfo.InvariantCulture) * 1000));
        }
    }
}

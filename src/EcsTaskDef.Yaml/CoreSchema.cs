using System.Numerics;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EcsTaskDef.Yaml;

/// <summary>What a scalar is by the core schema of YAML 1.2: quoted it is text, and so are yes, no, on and off.</summary>
internal static class CoreSchema
{
    private const string Tags = "tag:yaml.org,2002:";
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex s_null = new(@"^(null|Null|NULL|~|)\z", Options);
    private static readonly Regex s_true = new(@"^(true|True|TRUE)\z", Options);
    private static readonly Regex s_false = new(@"^(false|False|FALSE)\z", Options);
    private static readonly Regex s_decimal = new(@"^[-+]?[0-9]+\z", Options);
    private static readonly Regex s_octal = new(@"^0o([0-7]+)\z", Options);
    private static readonly Regex s_hexadecimal = new(@"^0x([0-9a-fA-F]+)\z", Options);
    private static readonly Regex s_float = new(@"^([-+])?(?:(\.[0-9]+)|([0-9]+)(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", Options);
    private static readonly Regex s_unlimited = new(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", Options);

    /// <summary>The scalar as JSON.</summary>
    /// <exception cref="FormatException">JSON has no such value.</exception>
    public static string Json(Scalar scalar)
    {
        string text = scalar.Value;
        if (!scalar.Tag.IsEmpty)
        {
            return scalar.Tag.IsNonSpecific || scalar.Tag.Value == Tags + "str" ? JsonLayout.Quote(text)
                : scalar.Tag.Value is Tags + "int" or Tags + "float" or Tags + "bool" or Tags + "null" ? Plain(scalar)
                : throw TagUnknown(scalar);
        }

        return scalar.Style == ScalarStyle.Plain ? Plain(scalar) : JsonLayout.Quote(text);
    }

    public static FormatException TagUnknown(NodeEvent node) =>
        YamlTree.Refusal(node.Start, $"JSON has nothing for the tag '{node.Tag.Value}'");

    private static string Plain(Scalar scalar)
    {
        string text = scalar.Value;
        if (s_null.IsMatch(text)) return "null";
        if (s_true.IsMatch(text)) return "true";
        if (s_false.IsMatch(text)) return "false";
        if (s_decimal.IsMatch(text)) return BigInteger.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        if (s_octal.Match(text) is { Success: true } octal) return OfBase(octal.Groups[1].Value, 8);
        if (s_hexadecimal.Match(text) is { Success: true } hexadecimal) return OfBase(hexadecimal.Groups[1].Value, 16);
        if (s_unlimited.IsMatch(text)) throw YamlTree.Refusal(scalar.Start, $"JSON has no number '{text}'; a text has quotation marks");
        return s_float.Match(text) is { Success: true } number ? Float(number) : JsonLayout.Quote(text);
    }

    private static string OfBase(string digits, int numberBase)
    {
        BigInteger value = BigInteger.Zero;
        foreach (char digit in digits) value = (value * numberBase) + System.Convert.ToInt32(digit.ToString(), 16);
        return value.ToString(CultureInfo.InvariantCulture);
    }

    // JSON has digits on both sides of the point, and neither a plus nor a zero before others.
    private static string Float(Match number)
    {
        string whole = number.Groups[3].Value.TrimStart('0'), part = number.Groups[2].Value + number.Groups[4].Value;
        return (number.Groups[1].Value == "-" ? "-" : "") + (whole.Length == 0 ? "0" : whole)
            + (part.Length > 1 ? part : "") + number.Groups[5].Value;
    }
}

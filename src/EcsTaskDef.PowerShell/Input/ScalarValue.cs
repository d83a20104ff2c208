using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>Numbers and booleans as PowerShell's users give them.</summary>
internal static class ScalarValue
{
    /// <summary>The number that a value is or reads as; null when it is none.</summary>
    public static decimal? Number(object value)
    {
        switch (value)
        {
            case JsonElement { ValueKind: JsonValueKind.Number } element:
                return element.TryGetDecimal(out decimal exact) ? exact : null;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            case float or double:
                double real = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return Math.Abs(real) < 1e15 ? (decimal)real : null;
            case string text when decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
                    | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal number):
                return number;
            default:
                return null;
        }
    }

    /// <summary>A text in JSON, which is never a number; null when it is none.</summary>
    public static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>The boolean that a value is or reads as; null when it is none.</summary>
    public static bool? Boolean(object value) => value switch
    {
        bool boolean => boolean,
        JsonElement element => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : null,
        int and (0 or 1) => (int)value == 1,
        long and (0L or 1L) => (long)value == 1,
        _ => bool.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), out bool boolean) ? boolean : null,
    };

    /// <summary>True for what JSON has as a number.</summary>
    public static bool IsNumber(object value) => value is float or double
        ? !IsOutsideJson(Convert.ToDouble(value, CultureInfo.InvariantCulture))
        : value is sbyte or byte or short or ushort or int or uint or long or ulong or decimal;

    /// <summary>Writes a value that the model does not know as it is.</summary>
    public static void Write(Utf8JsonWriter json, object value, ObjectInspector inspector)
    {
        switch (value)
        {
            case JsonElement element:
                element.WriteTo(json);
                return;
            case bool boolean:
                json.WriteBooleanValue(boolean);
                return;
            case float or double when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var real:
                if (IsOutsideJson(real)) json.WriteStringValue(real.ToString(CultureInfo.InvariantCulture));
                else json.WriteNumberValue(real);
                return;
            case ulong large:
                json.WriteNumberValue(large);
                return;
            case sbyte or byte or short or ushort or int or uint or long or decimal:
                json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                return;
            case DateTime or DateTimeOffset:
                json.WriteStringValue(((IFormattable)value).ToString("o", CultureInfo.InvariantCulture));
                return;
            default:
                // A switch parameter writes itself as True or False; unknown members want the boolean.
                if (value.GetType().Name == "SwitchParameter") json.WriteBooleanValue(Boolean(value) == true);
                else json.WriteStringValue(inspector.TextOf(value));
                return;
        }
    }

    private static bool IsOutsideJson(double number) => double.IsNaN(number) || double.IsInfinity(number);
}

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>Newtonsoft.Json as an independent reader: what a definition says, whatever the engine's own reader makes of it.</summary>
internal static class JsonWitness
{
    /// <summary>Null when Newtonsoft.Json cannot read it, or reads a number that it cannot hold.</summary>
    public static JToken? Read(byte[] json)
    {
        try
        {
            return WitnessJson.Parse(Encoding.UTF8.GetString(json));
        }
        catch (Exception exception) when (exception is JsonException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// Everything that was read was sent: each value has its like at the same place. What was sent and is not there was null, or
    /// a member that only answers have.
    /// </summary>
    public static void Compare(JToken sent, JToken read, bool isRoot = true)
    {
        switch (read)
        {
            case JObject structure:
                JObject told = Assert.IsType<JObject>(sent);
                foreach (JProperty member in structure.Properties()) Compare(
                    told[member.Name] ?? throw NotSent(read), member.Value, isRoot: false);
                foreach (JProperty member in told.Properties())
                {
                    if (member.Value.Type != JTokenType.Null && structure[member.Name] is null && !isRoot)
                        throw new InvalidDataException($"{member.Path} is not there any more.");
                }

                break;
            case JArray list:
                // Of a list that the model knows the nulls are left out; of one that it does not they stay.
                JToken[] items = Assert.IsType<JArray>(sent).ToArray();
                if (items.Length != list.Count) items = items.Where(static item => item.Type != JTokenType.Null).ToArray();
                Assert.Equal(items.Length, list.Count);
                for (int i = 0; i < items.Length; i++) Compare(items[i], list[i], isRoot: false);
                break;
            case JValue { Type: JTokenType.Integer or JTokenType.Float } number:
                if (!JToken.DeepEquals(sent, number) && (Exact(sent) is not { } due || Exact(number) != due)) throw NotSent(read);
                break;
            default:
                if (!JToken.DeepEquals(sent, read)) throw NotSent(read);
                break;
        }
    }

    // 256, 256.0 and 2.56e2 are one number.
    private static decimal? Exact(JToken token) =>
        token is JValue { Type: JTokenType.Integer or JTokenType.Float, Value: IConvertible number }
        ? Convert.ToDecimal(number, CultureInfo.InvariantCulture)
        : null;

    private static InvalidDataException NotSent(JToken read) => new($"{read.Path} reads {read}, which was not sent.");
}

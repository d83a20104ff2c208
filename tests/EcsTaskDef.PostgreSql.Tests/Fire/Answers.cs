using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>What an answer over HTTP says of what became of a call.</summary>
internal static class Answers
{
    // Faults that promise that nothing happened.
    private static readonly string[] s_failed = ["DatabaseUnreachable", "StoreWriteFailed", "StoreReadFailed"];

    // What no kill and no cut is a reason for.
    private static readonly string[] s_never = ["StoreWriteFailed", "StoreReadFailed", "failed unexpectedly"];

    public static void Judge(Team team, TeamCall call, int status, string text)
    {
        call.Answer = text;
        switch (status)
        {
            case 200:
                call.Outcome = Outcome.Done;
                break;
            case 400:
                call.Outcome = Outcome.Refused;
                call.Answer = "no: " + (string?)Parse(text)["message"];
                break;
            case TeamServer.Nobody:
                call.Outcome = Outcome.Failed;
                break;
            default:
                call.Outcome = Array.Exists(s_failed, code => text.Contains(code, StringComparison.Ordinal)) ? Outcome.Failed
                    : Outcome.Unknown;
                if (status != 0 && Array.Exists(s_never, code => text.Contains(code, StringComparison.Ordinal)))
                    team.Findings.Enqueue($"{call} is a fault that nothing here is a reason for.");
                break;
        }
    }

    public static JObject Parse(string text)
    {
        using JsonTextReader reader = new(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    /// <summary>The definition of an answer, to the byte.</summary>
    public static string RawDefinition(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("taskDefinition").GetRawText();
    }
}

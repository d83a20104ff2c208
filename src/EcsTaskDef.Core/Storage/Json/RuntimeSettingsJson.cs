using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>The member <c>runtime</c> of <c>store.json</c>: what is set, and nothing else. Times are seconds.</summary>
internal static class RuntimeSettingsJson
{
    public static RuntimeSettings Read(ReadOnlyMemory<byte> bytes)
    {
        using JsonDocument document = JsonDocument.Parse(bytes);
        return Read(document.RootElement);
    }

    private static RuntimeSettings Read(JsonElement json) => new()
    {
        PropagationWindow = Seconds(json, "propagationWindowSeconds") ?? TimeSpan.Zero,
        PropagationSeed = Number(json, "propagationSeed"),
        RegistrationQuota = Number(json, "registrationQuota"),
        InactiveRetention = Seconds(json, "inactiveRetentionSeconds"),
        SimulatedInstances = json.TryGetProperty("simulatedInstances", out JsonElement simulated) && simulated.GetBoolean(),
        Clock = json.TryGetProperty("clock", out JsonElement clock)
            ? ClockSetting.TryParse(clock.GetString()) ?? throw new FormatException("Its clock is neither an instant nor an offset.")
            : null,
        TaskDelays = json.TryGetProperty("taskDelaySeconds", out JsonElement delays) ? ReadDelays(delays) : new TaskDelays(),
        TaskRuns = json.TryGetProperty("taskRuns", out JsonElement runs) ? TaskRun.ReadAll(runs) : TaskRun.None,
    };

    public static void Write(Utf8JsonWriter writer, RuntimeSettings settings)
    {
        writer.WriteStartObject();
        Seconds(writer, "propagationWindowSeconds", settings.PropagationWindow);
        if (settings.PropagationSeed is { } seed) writer.WriteNumber("propagationSeed", seed);
        if (settings.RegistrationQuota is { } quota) writer.WriteNumber("registrationQuota", quota);
        if (settings.InactiveRetention is { } retention) writer.WriteNumber("inactiveRetentionSeconds", retention.TotalSeconds);
        if (settings.SimulatedInstances) writer.WriteBoolean("simulatedInstances", true);
        if (settings.Clock is { } clock) writer.WriteString("clock", clock.ToString());
        if (settings.TaskDelays != new TaskDelays())
        {
            writer.WriteStartObject("taskDelaySeconds");
            Seconds(writer, "provisioning", settings.TaskDelays.Provisioning);
            Seconds(writer, "pending", settings.TaskDelays.Pending);
            Seconds(writer, "activating", settings.TaskDelays.Activating);
            Seconds(writer, "deactivating", settings.TaskDelays.Deactivating);
            Seconds(writer, "stopping", settings.TaskDelays.Stopping);
            Seconds(writer, "deprovisioning", settings.TaskDelays.Deprovisioning);
            writer.WriteEndObject();
        }

        if (settings.TaskRuns.Count > 0)
        {
            writer.WritePropertyName("taskRuns");
            TaskRun.WriteAll(writer, settings.TaskRuns);
        }

        writer.WriteEndObject();
    }

    private static TaskDelays ReadDelays(JsonElement json) => new()
    {
        Provisioning = Seconds(json, "provisioning") ?? TimeSpan.Zero,
        Pending = Seconds(json, "pending") ?? TimeSpan.Zero,
        Activating = Seconds(json, "activating") ?? TimeSpan.Zero,
        Deactivating = Seconds(json, "deactivating") ?? TimeSpan.Zero,
        Stopping = Seconds(json, "stopping") ?? TimeSpan.Zero,
        Deprovisioning = Seconds(json, "deprovisioning") ?? TimeSpan.Zero,
    };

    private static TimeSpan? Seconds(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? TimeSpan.FromSeconds(value.GetDouble()) : null;

    private static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;

    private static void Seconds(Utf8JsonWriter writer, string name, TimeSpan value)
    {
        if (value != TimeSpan.Zero) writer.WriteNumber(name, value.TotalSeconds);
    }
}

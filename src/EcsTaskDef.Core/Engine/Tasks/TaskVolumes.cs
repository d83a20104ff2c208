using System.Text.Json;
using EcsTaskDef.Engine.Facts;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>The EBS volumes that a task got at its launch, as ECS answers them (docs/ECS.md §6.2 [doc]).</summary>
internal static class TaskVolumes
{
    // What an attachment repeats of the configuration.
    private static readonly string[] s_texts = ["roleArn", "volumeType", "snapshotId", "kmsKeyId", "filesystemType"];

    public static IEnumerable<TaskAttachment> Of(TaskFact task, string taskArn, bool runs, bool isOver)
    {
        foreach (JsonElement? item in task.VolumeConfigurations.Items())
        {
            JsonElement? volume = item.Member("managedEBSVolume");
            if (volume is null) continue;
            string name = item.Text("name") ?? "";
            string id = Ids.Uuid(taskArn, "volume", name);
            List<NameValuePair> details = [new NameValuePair { Name = "volumeName", Value = name }];
            foreach (string member in s_texts)
                if (volume.Text(member) is { } text) details.Add(new NameValuePair { Name = member, Value = text });
            if (volume.Number("sizeInGiB") is { } size)
                details.Add(new NameValuePair { Name = "sizeInGiB", Value = size.ToString(CultureInfo.InvariantCulture) });

            // A service's volumes always go with their task; a task's unless it says otherwise [model].
            bool deletes = volume.Member("terminationPolicy").Member("deleteOnTermination") is not { ValueKind: JsonValueKind.False };
            details.Add(new NameValuePair { Name = "deleteOnTermination", Value = deletes ? "true" : "false" });
            if (runs || isOver) details.Add(new NameValuePair { Name = "volumeId", Value = "vol-" + Ids.Hex(id).Substring(0, 17) });
            yield return new TaskAttachment
            {
                Details = details,
                Id = id,
                Status = isOver ? "DELETED" : runs ? "ATTACHED" : "PRECREATED",
                Type = "AmazonElasticBlockStorage",
            };
        }
    }
}

using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Ephemeral storage, and the network modes of external and managed instances. Evidence: docs/ECS.md §3.3: sizes and
/// EC2 [bench]; EXTERNAL [doc], and it is never among the compatibilities of awsvpc [captured]; MANAGED_INSTANCES
/// [model]; these two texts [guess].
/// </summary>
internal static class LaunchTypeRule
{
    public static readonly Rule StorageTooSmall = Rule.Refuses(nameof(SR.EphemeralStorageTooSmall), "[bench]");
    public static readonly Rule StorageTooLarge = Rule.Refuses(nameof(SR.EphemeralStorageTooLarge), "[bench]");
    public static readonly Rule StorageEc2 = Rule.Refuses(nameof(SR.EphemeralStorageEc2), "[bench]");
    public static readonly Rule External = Rule.Refuses(nameof(SR.ExternalNetworkMode), "rule [doc][captured], text [guess]");
    public static readonly Rule ManagedInstances = Rule.Refuses(nameof(SR.ManagedInstancesNetworkMode), "rule [model], text [guess]");

    private const int MinStorage = 21;
    private const int MaxStorage = 200;

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.EphemeralStorage is { } storage)
        {
            if (storage.SizeInGiB < MinStorage) report.Add(StorageTooSmall, "$.ephemeralStorage.sizeInGiB");
            if (storage.SizeInGiB > MaxStorage) report.Add(StorageTooLarge, "$.ephemeralStorage.sizeInGiB");
            if (candidate.Asks(Compatibilities.Ec2)) report.Add(StorageEc2, "$.ephemeralStorage");
        }

        if (candidate.IsAwsVpc && candidate.Asks(Compatibilities.External)) report.Add(External, "$.networkMode");
        if (candidate.IsBridge && candidate.Asks(Compatibilities.ManagedInstances))
            report.Add(ManagedInstances, "$.networkMode", candidate.Request.NetworkMode ?? NetworkModes.Bridge);
    }
}

using System.Globalization;
using System.Resources;

namespace EcsTaskDef.Errors;

/// <summary>
/// Every text that a user sees, from SR.resx; a test holds the two together. The comment beside a text says whether it
/// is ECS's, with the evidence, or ours.
/// </summary>
internal static class SR
{
    private static readonly ResourceManager s_texts = new("EcsTaskDef.Errors.SR", typeof(SR).Assembly);

    public static string AccountIdsMismatch => Get(nameof(AccountIdsMismatch));

    public static string AdviceBodyNotAnObject => Get(nameof(AdviceBodyNotAnObject));

    public static string AdviceBodyNotJson => Get(nameof(AdviceBodyNotJson));

    public static string AdviceDeregister => Get(nameof(AdviceDeregister));

    public static string AdviceFamily => Get(nameof(AdviceFamily));

    public static string AdviceJsonText => Get(nameof(AdviceJsonText));

    public static string AdviceJsonType => Get(nameof(AdviceJsonType));

    public static string AdviceNoActiveRevision => Get(nameof(AdviceNoActiveRevision));

    public static string AdviceOtherAccount => Get(nameof(AdviceOtherAccount));

    public static string AdviceOtherRegion => Get(nameof(AdviceOtherRegion));

    public static string AdviceToken => Get(nameof(AdviceToken));

    public static string AdviceUnknownRevision => Get(nameof(AdviceUnknownRevision));

    public static string BodyNotAnObject => Get(nameof(BodyNotAnObject));

    public static string BodyNotJson => Get(nameof(BodyNotJson));

    public static string ContainerListEmpty => Get(nameof(ContainerListEmpty));

    public static string ContainerNameInvalid => Get(nameof(ContainerNameInvalid));

    public static string ContainerNameMissing => Get(nameof(ContainerNameMissing));

    public static string ContainerNamesNotUnique => Get(nameof(ContainerNamesNotUnique));

    public static string ContainersTooMany => Get(nameof(ContainersTooMany));

    public static string CpuInvalid => Get(nameof(CpuInvalid));

    public static string DefinitionNotFound => Get(nameof(DefinitionNotFound));

    public static string DefinitionTooLarge => Get(nameof(DefinitionTooLarge));

    public static string DeleteActive => Get(nameof(DeleteActive));

    public static string DeleteInvalid => Get(nameof(DeleteInvalid));

    public static string DeleteListEmpty => Get(nameof(DeleteListEmpty));

    public static string DeleteListTooLong => Get(nameof(DeleteListTooLong));

    public static string DeleteUnknown => Get(nameof(DeleteUnknown));

    public static string DeregisterDeleting => Get(nameof(DeregisterDeleting));

    public static string DeregisterUnknown => Get(nameof(DeregisterUnknown));

    public static string EnumParameterInvalid => Get(nameof(EnumParameterInvalid));

    public static string EssentialMissing => Get(nameof(EssentialMissing));

    public static string FamilyInvalid => Get(nameof(FamilyInvalid));

    public static string FamilyMissing => Get(nameof(FamilyMissing));

    public static string FamilyTooLong => Get(nameof(FamilyTooLong));

    public static string ImageInvalid => Get(nameof(ImageInvalid));

    public static string ImageMissing => Get(nameof(ImageMissing));

    public static string ImageTooLong => Get(nameof(ImageTooLong));

    public static string IncludeInvalid => Get(nameof(IncludeInvalid));

    public static string ListExpected => Get(nameof(ListExpected));

    public static string ListNotExpected => Get(nameof(ListNotExpected));

    public static string MaxResultsTooLarge => Get(nameof(MaxResultsTooLarge));

    public static string MaxResultsTooSmall => Get(nameof(MaxResultsTooSmall));

    public static string MemoryInvalid => Get(nameof(MemoryInvalid));

    public static string MemoryMissing => Get(nameof(MemoryMissing));

    public static string ResourceArnInvalid => Get(nameof(ResourceArnInvalid));

    public static string RevisionLimit => Get(nameof(RevisionLimit));

    public static string RevisionMissing => Get(nameof(RevisionMissing));

    public static string RevisionNumberInvalid => Get(nameof(RevisionNumberInvalid));

    public static string StoreAccountInvalid => Get(nameof(StoreAccountInvalid));

    public static string StoreAccountMismatch => Get(nameof(StoreAccountMismatch));

    public static string StoreBusy => Get(nameof(StoreBusy));

    public static string StoreCorrupt => Get(nameof(StoreCorrupt));

    public static string StoreLocksOff => Get(nameof(StoreLocksOff));

    public static string StoreLost => Get(nameof(StoreLost));

    public static string StoreNetwork => Get(nameof(StoreNetwork));

    public static string StorePathInvalid => Get(nameof(StorePathInvalid));

    public static string StoreReadFailed => Get(nameof(StoreReadFailed));

    public static string StoreRegionInvalid => Get(nameof(StoreRegionInvalid));

    public static string StoreRemovalDelayInvalid => Get(nameof(StoreRemovalDelayInvalid));

    public static string StoreSettingsUnreadable => Get(nameof(StoreSettingsUnreadable));

    public static string StoreSyncFailed => Get(nameof(StoreSyncFailed));

    public static string StoreVersionTooNew => Get(nameof(StoreVersionTooNew));

    public static string StoreWriteFailed => Get(nameof(StoreWriteFailed));

    public static string StructureExpected => Get(nameof(StructureExpected));

    public static string StructureNotExpected => Get(nameof(StructureNotExpected));

    public static string TagKeyDuplicate => Get(nameof(TagKeyDuplicate));

    public static string TagKeyMissing => Get(nameof(TagKeyMissing));

    public static string TagReserved => Get(nameof(TagReserved));

    public static string TagTextInvalid => Get(nameof(TagTextInvalid));

    public static string TagValueMissing => Get(nameof(TagValueMissing));

    public static string TagsEmpty => Get(nameof(TagsEmpty));

    public static string TagsTooMany => Get(nameof(TagsTooMany));

    public static string TaskDefinitionBlank => Get(nameof(TaskDefinitionBlank));

    public static string TokenInvalid => Get(nameof(TokenInvalid));

    public static string ValueNotConvertible => Get(nameof(ValueNotConvertible));

    public static string TagKeysMissing => Get(nameof(TagKeysMissing));

    public static string AdviceMaxResults => Get(nameof(AdviceMaxResults));

    public static string AdviceTags => Get(nameof(AdviceTags));

    public static string AdviceCpu => Get(nameof(AdviceCpu));

    public static string AdviceMemory => Get(nameof(AdviceMemory));

    public static string AdviceResourceArn => Get(nameof(AdviceResourceArn));

    public static string AdviceCluster => Get(nameof(AdviceCluster));

    public static string AdviceInactive => Get(nameof(AdviceInactive));

    public static string AdviceNoInstances => Get(nameof(AdviceNoInstances));

    public static string AdviceRate => Get(nameof(AdviceRate));

    public static string AdviceService => Get(nameof(AdviceService));

    public static string AssignPublicIpInvalid => Get(nameof(AssignPublicIpInvalid));

    public static string AssignPublicIpUnsupported => Get(nameof(AssignPublicIpUnsupported));

    public static string BalancerContainer => Get(nameof(BalancerContainer));

    public static string BalancerNameAndGroup => Get(nameof(BalancerNameAndGroup));

    public static string BalancerPort => Get(nameof(BalancerPort));

    public static string BinpackField => Get(nameof(BinpackField));

    public static string CapacityProviderNameInvalid => Get(nameof(CapacityProviderNameInvalid));

    public static string ClusterHasInstances => Get(nameof(ClusterHasInstances));

    public static string ClusterHasServices => Get(nameof(ClusterHasServices));

    public static string ClusterHasTasks => Get(nameof(ClusterHasTasks));

    public static string ClusterInactive => Get(nameof(ClusterInactive));

    public static string ClusterNameInvalid => Get(nameof(ClusterNameInvalid));

    public static string ClusterNotActive => Get(nameof(ClusterNotActive));

    public static string ClusterNotFound => Get(nameof(ClusterNotFound));

    public static string ClusterNotIdempotent => Get(nameof(ClusterNotIdempotent));

    public static string CodeDeployBalancer => Get(nameof(CodeDeployBalancer));

    public static string CodeDeployForce => Get(nameof(CodeDeployForce));

    public static string CodeDeployTaskDefinition => Get(nameof(CodeDeployTaskDefinition));

    public static string ContainerInstancesEmpty => Get(nameof(ContainerInstancesEmpty));

    public static string DaemonDesiredCount => Get(nameof(DaemonDesiredCount));

    public static string DaemonFargate => Get(nameof(DaemonFargate));

    public static string DaemonMaximumPercent => Get(nameof(DaemonMaximumPercent));

    public static string DaemonNeedsForce => Get(nameof(DaemonNeedsForce));

    public static string DaemonRebalancing => Get(nameof(DaemonRebalancing));

    public static string DesiredCountMissing => Get(nameof(DesiredCountMissing));

    public static string DesiredCountNegative => Get(nameof(DesiredCountNegative));

    public static string DistinctInstanceExpression => Get(nameof(DistinctInstanceExpression));

    public static string ExternalBalancers => Get(nameof(ExternalBalancers));

    public static string ExternalNotOffered => Get(nameof(ExternalNotOffered));

    public static string ExternalTaskDefinition => Get(nameof(ExternalTaskDefinition));

    public static string FargateConstraints => Get(nameof(FargateConstraints));

    public static string FargateStrategies => Get(nameof(FargateStrategies));

    public static string InstanceHasTasks => Get(nameof(InstanceHasTasks));

    public static string InstanceNotFound => Get(nameof(InstanceNotFound));

    public static string LaunchTypeAndStrategy => Get(nameof(LaunchTypeAndStrategy));

    public static string LaunchTypeInvalid => Get(nameof(LaunchTypeInvalid));

    public static string LaunchTypeNotSupported => Get(nameof(LaunchTypeNotSupported));

    public static string ListEmpty => Get(nameof(ListEmpty));

    public static string ListTooLong => Get(nameof(ListTooLong));

    public static string MaximumPercentTooSmall => Get(nameof(MaximumPercentTooSmall));

    public static string MinimumPercentTooLarge => Get(nameof(MinimumPercentTooLarge));

    public static string NetworkMissing => Get(nameof(NetworkMissing));

    public static string NetworkNotValid => Get(nameof(NetworkNotValid));

    public static string NoInstances => Get(nameof(NoInstances));

    public static string OverrideContainerUnknown => Get(nameof(OverrideContainerUnknown));

    public static string OverridesTooLong => Get(nameof(OverridesTooLong));

    public static string PercentsBlock => Get(nameof(PercentsBlock));

    public static string PlatformVersionEc2 => Get(nameof(PlatformVersionEc2));

    public static string PropagateTagsInvalid => Get(nameof(PropagateTagsInvalid));

    public static string RandomField => Get(nameof(RandomField));

    public static string RateExceeded => Get(nameof(RateExceeded));

    public static string RebalancingMaximumPercent => Get(nameof(RebalancingMaximumPercent));

    public static string RunTaskConflict => Get(nameof(RunTaskConflict));

    public static string SchedulingStrategyInvalid => Get(nameof(SchedulingStrategyInvalid));

    public static string ServiceLaunchTypeAndStrategy => Get(nameof(ServiceLaunchTypeAndStrategy));

    public static string ServiceNameInvalid => Get(nameof(ServiceNameInvalid));

    public static string ServiceNotActive => Get(nameof(ServiceNotActive));

    public static string ServiceNotFound => Get(nameof(ServiceNotFound));

    public static string ServiceNotIdempotent => Get(nameof(ServiceNotIdempotent));

    public static string ServiceScaledAboveZero => Get(nameof(ServiceScaledAboveZero));

    public static string ServiceStillDraining => Get(nameof(ServiceStillDraining));

    public static string ServiceTokenTooLong => Get(nameof(ServiceTokenTooLong));

    public static string ServicesEmpty => Get(nameof(ServicesEmpty));

    public static string SettingNameInvalid => Get(nameof(SettingNameInvalid));

    public static string SettingValueInvalid => Get(nameof(SettingValueInvalid));

    public static string StartedByNotAlone => Get(nameof(StartedByNotAlone));

    public static string StartedByTooLong => Get(nameof(StartedByTooLong));

    public static string StoreRuntimeSettingInvalid => Get(nameof(StoreRuntimeSettingInvalid));

    public static string StrategiesTooMany => Get(nameof(StrategiesTooMany));

    public static string StrategyBases => Get(nameof(StrategyBases));

    public static string StrategyProviderUnknown => Get(nameof(StrategyProviderUnknown));

    public static string StrategyWeights => Get(nameof(StrategyWeights));

    public static string SubnetsEmpty => Get(nameof(SubnetsEmpty));

    public static string TagClusterInactive => Get(nameof(TagClusterInactive));

    public static string TagInstanceInactive => Get(nameof(TagInstanceInactive));

    public static string TagInstanceUnknown => Get(nameof(TagInstanceUnknown));

    public static string TagServiceInactive => Get(nameof(TagServiceInactive));

    public static string TagServiceUnknown => Get(nameof(TagServiceUnknown));

    public static string TagTaskStopped => Get(nameof(TagTaskStopped));

    public static string TagTaskUnknown => Get(nameof(TagTaskUnknown));

    public static string TaskCountInvalid => Get(nameof(TaskCountInvalid));

    public static string TaskCountNegative => Get(nameof(TaskCountNegative));

    public static string TaskDefinitionDeleting => Get(nameof(TaskDefinitionDeleting));

    public static string TaskDefinitionInactive => Get(nameof(TaskDefinitionInactive));

    public static string TaskDefinitionNotFound => Get(nameof(TaskDefinitionNotFound));

    public static string TaskIdLength => Get(nameof(TaskIdLength));

    public static string TaskNotFound => Get(nameof(TaskNotFound));

    public static string TaskStoppedByUser => Get(nameof(TaskStoppedByUser));

    public static string TasksEmpty => Get(nameof(TasksEmpty));

    public static string ThresholdType => Get(nameof(ThresholdType));

    public static string ThresholdValue => Get(nameof(ThresholdValue));

    public static string TokenTooLong => Get(nameof(TokenTooLong));

    public static string EventStarted => Get(nameof(EventStarted));

    public static string EventStoppedPending => Get(nameof(EventStoppedPending));

    public static string EventStoppedRunning => Get(nameof(EventStoppedRunning));

    public static string EventSteady => Get(nameof(EventSteady));

    public static string EventUnplaced => Get(nameof(EventUnplaced));

    public static string ReasonScaling => Get(nameof(ReasonScaling));

    public static string Format(string text, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    private static string Get(string key) => s_texts.GetString(key, CultureInfo.InvariantCulture)!;
}

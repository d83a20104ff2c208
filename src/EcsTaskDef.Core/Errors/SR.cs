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

    public static string RegionInArn => Get(nameof(RegionInArn));

    public static string IdentifierCluster => Get(nameof(IdentifierCluster));

    public static string IdentifierSeparators => Get(nameof(IdentifierSeparators));

    public static string IdentifierInvalid => Get(nameof(IdentifierInvalid));

    public static string IdentifierTypeUnsupported => Get(nameof(IdentifierTypeUnsupported));

    public static string IdentifierName => Get(nameof(IdentifierName));

    public static string IdentifierBlank => Get(nameof(IdentifierBlank));

    public static string IdentifierLongArn => Get(nameof(IdentifierLongArn));

    public static string InstanceIdLength => Get(nameof(InstanceIdLength));

    public static string RevisionNumberInvalidToStart => Get(nameof(RevisionNumberInvalidToStart));

    public static string AdviceIdentifier => Get(nameof(AdviceIdentifier));

    public static string SubnetBlank => Get(nameof(SubnetBlank));

    public static string SecurityGroupBlank => Get(nameof(SecurityGroupBlank));

    public static string PlatformUnknown => Get(nameof(PlatformUnknown));

    public static string PlatformIncompatible => Get(nameof(PlatformIncompatible));

    public static string PlatformVersionOther => Get(nameof(PlatformVersionOther));

    public static string ExecTaskRoleMissing => Get(nameof(ExecTaskRoleMissing));

    public static string ExecTaskRoleMissingForService => Get(nameof(ExecTaskRoleMissingForService));

    public static string StrategyNeedsForce => Get(nameof(StrategyNeedsForce));

    public static string StrategyMixed => Get(nameof(StrategyMixed));

    public static string StrategyNumber => Get(nameof(StrategyNumber));

    public static string DaemonPlacement => Get(nameof(DaemonPlacement));

    public static string DaemonProviders => Get(nameof(DaemonProviders));

    public static string DaemonController => Get(nameof(DaemonController));

    public static string DaemonVolumes => Get(nameof(DaemonVolumes));

    public static string BalancerPortTwice => Get(nameof(BalancerPortTwice));

    public static string ClassicBalancerOnFargate => Get(nameof(ClassicBalancerOnFargate));

    public static string ClassicBalancerOnAwsvpc => Get(nameof(ClassicBalancerOnAwsvpc));

    public static string GracePeriodUnused => Get(nameof(GracePeriodUnused));

    public static string RoleWithoutBalancers => Get(nameof(RoleWithoutBalancers));

    public static string RoleServiceLinked => Get(nameof(RoleServiceLinked));

    public static string CodeDeployUpdate => Get(nameof(CodeDeployUpdate));

    public static string CodeDeployMember => Get(nameof(CodeDeployMember));

    public static string ExternalNetwork => Get(nameof(ExternalNetwork));

    public static string ConnectNamespaceMissing => Get(nameof(ConnectNamespaceMissing));

    public static string ConnectAliasesTooMany => Get(nameof(ConnectAliasesTooMany));

    public static string ConnectAliasesMissing => Get(nameof(ConnectAliasesMissing));

    public static string ConnectDnsName => Get(nameof(ConnectDnsName));

    public static string ConnectPortName => Get(nameof(ConnectPortName));

    public static string RegistryContainerMissing => Get(nameof(RegistryContainerMissing));

    public static string RegistryContainerUnknown => Get(nameof(RegistryContainerUnknown));

    public static string RegistryPortUnknown => Get(nameof(RegistryPortUnknown));

    public static string RegistryPortAndContainer => Get(nameof(RegistryPortAndContainer));

    public static string ExecLoggingNotOverride => Get(nameof(ExecLoggingNotOverride));

    public static string ExecLogConfigurationMissing => Get(nameof(ExecLogConfigurationMissing));

    public static string VolumeSizeMissing => Get(nameof(VolumeSizeMissing));

    public static string FargatePlacement => Get(nameof(FargatePlacement));

    public static string AdviceBodyNotAnObject => Get(nameof(AdviceBodyNotAnObject));

    public static string AdviceBodyNotJson => Get(nameof(AdviceBodyNotJson));

    public static string AdviceDeregister => Get(nameof(AdviceDeregister));

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

    public static string DiskBroken => Get(nameof(DiskBroken));

    public static string DiskDenied => Get(nameof(DiskDenied));

    public static string DiskFilesOpen => Get(nameof(DiskFilesOpen));

    public static string DiskFull => Get(nameof(DiskFull));

    public static string DiskInUse => Get(nameof(DiskInUse));

    public static string DiskNameInvalid => Get(nameof(DiskNameInvalid));

    public static string DiskNotReady => Get(nameof(DiskNotReady));

    public static string DiskPathTooLong => Get(nameof(DiskPathTooLong));

    public static string DiskReadOnly => Get(nameof(DiskReadOnly));

    public static string EnumParameterInvalid => Get(nameof(EnumParameterInvalid));

    public static string EssentialMissing => Get(nameof(EssentialMissing));

    public static string FamilyInvalid => Get(nameof(FamilyInvalid));

    public static string FamilyMissing => Get(nameof(FamilyMissing));

    public static string FamilyTooLong => Get(nameof(FamilyTooLong));

    public static string FileNameReserved => Get(nameof(FileNameReserved));

    public static string ImageInvalid => Get(nameof(ImageInvalid));

    public static string ImageMissing => Get(nameof(ImageMissing));

    public static string ImageTooLong => Get(nameof(ImageTooLong));

    public static string IncludeInvalid => Get(nameof(IncludeInvalid));

    public static string JsonCommaLeft => Get(nameof(JsonCommaLeft));

    public static string JsonControl => Get(nameof(JsonControl));

    public static string JsonEmpty => Get(nameof(JsonEmpty));

    public static string JsonEndsEarly => Get(nameof(JsonEndsEarly));

    public static string JsonLineEnd => Get(nameof(JsonLineEnd));

    public static string JsonTextEnd => Get(nameof(JsonTextEnd));

    public static string JsonTooDeep => Get(nameof(JsonTooDeep));

    public static string JsonUnexpected => Get(nameof(JsonUnexpected));

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

    public static string StoreCopyDamaged => Get(nameof(StoreCopyDamaged));

    public static string StoreCopyExists => Get(nameof(StoreCopyExists));

    public static string StoreCopyFailed => Get(nameof(StoreCopyFailed));

    public static string StoreJournalForeign => Get(nameof(StoreJournalForeign));

    public static string StoreRegionGone => Get(nameof(StoreRegionGone));

    public static string StoreCopyItself => Get(nameof(StoreCopyItself));

    public static string StoreHistoryRange => Get(nameof(StoreHistoryRange));

    public static string StoreHistoryOf => Get(nameof(StoreHistoryOf));

    public static string StoreHistoryNone => Get(nameof(StoreHistoryNone));

    public static string StoreIsFile => Get(nameof(StoreIsFile));

    public static string AdviceBackupFolder => Get(nameof(AdviceBackupFolder));

    public static string AdviceRestoreForce => Get(nameof(AdviceRestoreForce));

    public static string StoreCopyInside => Get(nameof(StoreCopyInside));

    public static string StoreCopyUnsound => Get(nameof(StoreCopyUnsound));

    public static string StoreCorrupt => Get(nameof(StoreCorrupt));

    public static string StoreGone => Get(nameof(StoreGone));

    public static string StoreLocksOff => Get(nameof(StoreLocksOff));

    public static string StoreLost => Get(nameof(StoreLost));

    public static string StoreMissing => Get(nameof(StoreMissing));

    public static string StoreNetwork => Get(nameof(StoreNetwork));

    public static string StoreNotCompacted => Get(nameof(StoreNotCompacted));

    public static string StoreOptimizeFailed => Get(nameof(StoreOptimizeFailed));

    public static string StorePathInvalid => Get(nameof(StorePathInvalid));

    public static string StoreReadFailed => Get(nameof(StoreReadFailed));

    public static string StoreRegionInvalid => Get(nameof(StoreRegionInvalid));

    public static string StoreRegionMissing => Get(nameof(StoreRegionMissing));

    public static string StoreRemovalDelayInvalid => Get(nameof(StoreRemovalDelayInvalid));

    public static string StoreRepairFailed => Get(nameof(StoreRepairFailed));

    public static string StoreReplaced => Get(nameof(StoreReplaced));

    public static string StoreSequenceNeedsRegion => Get(nameof(StoreSequenceNeedsRegion));

    public static string StoreSettingsAccount => Get(nameof(StoreSettingsAccount));

    public static string StoreSettingsFirst => Get(nameof(StoreSettingsFirst));

    public static string StoreSettingsMissing => Get(nameof(StoreSettingsMissing));

    public static string StoreSettingsMember => Get(nameof(StoreSettingsMember));

    public static string StoreSettingsNotJson => Get(nameof(StoreSettingsNotJson));

    public static string StoreSettingsUnreadable => Get(nameof(StoreSettingsUnreadable));

    public static string StoreSyncFailed => Get(nameof(StoreSyncFailed));

    public static string StoreVersionTooNew => Get(nameof(StoreVersionTooNew));

    public static string StoreWriteFailed => Get(nameof(StoreWriteFailed));

    public static string StructureExpected => Get(nameof(StructureExpected));

    public static string StructureNotExpected => Get(nameof(StructureNotExpected));

    public static string TagKeyDuplicate => Get(nameof(TagKeyDuplicate));

    public static string TagKeyMissing => Get(nameof(TagKeyMissing));

    public static string TagReserved => Get(nameof(TagReserved));

    public static string TagTextTooLong => Get(nameof(TagTextTooLong));

    public static string TagValueMissing => Get(nameof(TagValueMissing));

    public static string TagsEmpty => Get(nameof(TagsEmpty));

    public static string TagsTooMany => Get(nameof(TagsTooMany));

    public static string TokenInvalid => Get(nameof(TokenInvalid));

    public static string ValueNotConvertible => Get(nameof(ValueNotConvertible));

    public static string TagKeysMissing => Get(nameof(TagKeysMissing));

    public static string AdviceMaxResults => Get(nameof(AdviceMaxResults));

    public static string AdviceResourceArn => Get(nameof(AdviceResourceArn));

    public static string FamilyMissingMend => Get(nameof(FamilyMissingMend));

    public static string FamilyInvalidMend => Get(nameof(FamilyInvalidMend));

    public static string FamilyTooLongMend => Get(nameof(FamilyTooLongMend));

    public static string ContainerListEmptyMend => Get(nameof(ContainerListEmptyMend));

    public static string ContainersTooManyMend => Get(nameof(ContainersTooManyMend));

    public static string InferenceAcceleratorsUnsupported => Get(nameof(InferenceAcceleratorsUnsupported));

    public static string InferenceAcceleratorsUnsupportedMend => Get(nameof(InferenceAcceleratorsUnsupportedMend));

    public static string CpuInvalidMend => Get(nameof(CpuInvalidMend));

    public static string MemoryInvalidMend => Get(nameof(MemoryInvalidMend));

    public static string ContainerNameMissingMend => Get(nameof(ContainerNameMissingMend));

    public static string ContainerNameInvalidMend => Get(nameof(ContainerNameInvalidMend));

    public static string ContainerNamesNotUniqueMend => Get(nameof(ContainerNamesNotUniqueMend));

    public static string ImageMissingMend => Get(nameof(ImageMissingMend));

    public static string ImageInvalidMend => Get(nameof(ImageInvalidMend));

    public static string ImageTooLongMend => Get(nameof(ImageTooLongMend));

    public static string MemoryMissingMend => Get(nameof(MemoryMissingMend));

    public static string MemoryBelowReservation => Get(nameof(MemoryBelowReservation));

    public static string MemoryBelowReservationMend => Get(nameof(MemoryBelowReservationMend));

    public static string ContainerMemoryTooSmall => Get(nameof(ContainerMemoryTooSmall));

    public static string ContainerMemoryTooSmallMend => Get(nameof(ContainerMemoryTooSmallMend));

    public static string ContainerMemoryLow => Get(nameof(ContainerMemoryLow));

    public static string ContainerMemoryLowMend => Get(nameof(ContainerMemoryLowMend));

    public static string EssentialMissingMend => Get(nameof(EssentialMissingMend));

    public static string FargateNetworkMode => Get(nameof(FargateNetworkMode));

    public static string FargateNetworkModeMend => Get(nameof(FargateNetworkModeMend));

    public static string FargateCpuMissing => Get(nameof(FargateCpuMissing));

    public static string FargateCpuMissingMend => Get(nameof(FargateCpuMissingMend));

    public static string FargateMemoryMissing => Get(nameof(FargateMemoryMissing));

    public static string FargateMemoryMissingMend => Get(nameof(FargateMemoryMissingMend));

    public static string FargateSizeUnknown => Get(nameof(FargateSizeUnknown));

    public static string FargateSizeUnknownMend => Get(nameof(FargateSizeUnknownMend));

    public static string FargateOsFamily => Get(nameof(FargateOsFamily));

    public static string FargateOsFamilyMend => Get(nameof(FargateOsFamilyMend));

    public static string FargatePrivileged => Get(nameof(FargatePrivileged));

    public static string FargatePrivilegedMend => Get(nameof(FargatePrivilegedMend));

    public static string FargateDevices => Get(nameof(FargateDevices));

    public static string FargateDevicesMend => Get(nameof(FargateDevicesMend));

    public static string FargateSharedMemory => Get(nameof(FargateSharedMemory));

    public static string FargateSharedMemoryMend => Get(nameof(FargateSharedMemoryMend));

    public static string FargateMaxSwap => Get(nameof(FargateMaxSwap));

    public static string FargateMaxSwapMend => Get(nameof(FargateMaxSwapMend));

    public static string FargateSwappiness => Get(nameof(FargateSwappiness));

    public static string FargateSwappinessMend => Get(nameof(FargateSwappinessMend));

    public static string FargateDockerSecurityOptions => Get(nameof(FargateDockerSecurityOptions));

    public static string FargateDockerSecurityOptionsMend => Get(nameof(FargateDockerSecurityOptionsMend));

    public static string FargateDockerVolume => Get(nameof(FargateDockerVolume));

    public static string FargateDockerVolumeMend => Get(nameof(FargateDockerVolumeMend));

    public static string FargateSourcePath => Get(nameof(FargateSourcePath));

    public static string FargateSourcePathMend => Get(nameof(FargateSourcePathMend));

    public static string FargateIpcMode => Get(nameof(FargateIpcMode));

    public static string FargateIpcModeMend => Get(nameof(FargateIpcModeMend));

    public static string FargateConstraints => Get(nameof(FargateConstraints));

    public static string FargateConstraintsMend => Get(nameof(FargateConstraintsMend));

    public static string FargatePidMode => Get(nameof(FargatePidMode));

    public static string FargatePidModeMend => Get(nameof(FargatePidModeMend));

    public static string FargateGpu => Get(nameof(FargateGpu));

    public static string FargateGpuMend => Get(nameof(FargateGpuMend));

    public static string FargateCapability => Get(nameof(FargateCapability));

    public static string FargateCapabilityMend => Get(nameof(FargateCapabilityMend));

    public static string FargateLogDriver => Get(nameof(FargateLogDriver));

    public static string FargateLogDriverMend => Get(nameof(FargateLogDriverMend));

    public static string FargateStreamPrefix => Get(nameof(FargateStreamPrefix));

    public static string FargateStreamPrefixMend => Get(nameof(FargateStreamPrefixMend));

    public static string FargateLogsRole => Get(nameof(FargateLogsRole));

    public static string FargateLogsRoleMend => Get(nameof(FargateLogsRoleMend));

    public static string FargateEcrRole => Get(nameof(FargateEcrRole));

    public static string FargateEcrRoleMend => Get(nameof(FargateEcrRoleMend));

    public static string FargateFirelensS3 => Get(nameof(FargateFirelensS3));

    public static string FargateFirelensS3Mend => Get(nameof(FargateFirelensS3Mend));

    public static string FargateStopTimeout => Get(nameof(FargateStopTimeout));

    public static string FargateStopTimeoutMend => Get(nameof(FargateStopTimeoutMend));

    public static string EphemeralStorageTooSmall => Get(nameof(EphemeralStorageTooSmall));

    public static string EphemeralStorageTooSmallMend => Get(nameof(EphemeralStorageTooSmallMend));

    public static string EphemeralStorageTooLarge => Get(nameof(EphemeralStorageTooLarge));

    public static string EphemeralStorageTooLargeMend => Get(nameof(EphemeralStorageTooLargeMend));

    public static string EphemeralStorageEc2 => Get(nameof(EphemeralStorageEc2));

    public static string EphemeralStorageEc2Mend => Get(nameof(EphemeralStorageEc2Mend));

    public static string ExternalNetworkMode => Get(nameof(ExternalNetworkMode));

    public static string ExternalNetworkModeMend => Get(nameof(ExternalNetworkModeMend));

    public static string ManagedInstancesNetworkMode => Get(nameof(ManagedInstancesNetworkMode));

    public static string ManagedInstancesNetworkModeMend => Get(nameof(ManagedInstancesNetworkModeMend));

    public static string ValueNotInEnum => Get(nameof(ValueNotInEnum));

    public static string ValueNotInEnumMend => Get(nameof(ValueNotInEnumMend));

    public static string MemberMissing => Get(nameof(MemberMissing));

    public static string MemberMissingMend => Get(nameof(MemberMissingMend));

    public static string TaskCpuOutOfRange => Get(nameof(TaskCpuOutOfRange));

    public static string TaskCpuOutOfRangeMend => Get(nameof(TaskCpuOutOfRangeMend));

    public static string ContainerMemoryAboveTask => Get(nameof(ContainerMemoryAboveTask));

    public static string ContainerMemoryAboveTaskMend => Get(nameof(ContainerMemoryAboveTaskMend));

    public static string CpuSumAboveTask => Get(nameof(CpuSumAboveTask));

    public static string CpuSumAboveTaskMend => Get(nameof(CpuSumAboveTaskMend));

    public static string MemorySumAboveTask => Get(nameof(MemorySumAboveTask));

    public static string MemorySumAboveTaskMend => Get(nameof(MemorySumAboveTaskMend));

    public static string HostPortMismatch => Get(nameof(HostPortMismatch));

    public static string HostPortMismatchMend => Get(nameof(HostPortMismatchMend));

    public static string LinksUnsupported => Get(nameof(LinksUnsupported));

    public static string LinksUnsupportedMend => Get(nameof(LinksUnsupportedMend));

    public static string HostnameUnsupported => Get(nameof(HostnameUnsupported));

    public static string HostnameUnsupportedMend => Get(nameof(HostnameUnsupportedMend));

    public static string DnsServersUnsupported => Get(nameof(DnsServersUnsupported));

    public static string DnsServersUnsupportedMend => Get(nameof(DnsServersUnsupportedMend));

    public static string DnsSearchDomainsUnsupported => Get(nameof(DnsSearchDomainsUnsupported));

    public static string DnsSearchDomainsUnsupportedMend => Get(nameof(DnsSearchDomainsUnsupportedMend));

    public static string ExtraHostsUnsupported => Get(nameof(ExtraHostsUnsupported));

    public static string ExtraHostsUnsupportedMend => Get(nameof(ExtraHostsUnsupportedMend));

    public static string DisableNetworkingUnsupported => Get(nameof(DisableNetworkingUnsupported));

    public static string DisableNetworkingUnsupportedMend => Get(nameof(DisableNetworkingUnsupportedMend));

    public static string PortUsedTwice => Get(nameof(PortUsedTwice));

    public static string PortUsedTwiceMend => Get(nameof(PortUsedTwiceMend));

    public static string PortAndRange => Get(nameof(PortAndRange));

    public static string PortAndRangeMend => Get(nameof(PortAndRangeMend));

    public static string PortRangeInvalid => Get(nameof(PortRangeInvalid));

    public static string PortRangeInvalidMend => Get(nameof(PortRangeInvalidMend));

    public static string PortRangeMode => Get(nameof(PortRangeMode));

    public static string PortRangeModeMend => Get(nameof(PortRangeModeMend));

    public static string PortRangesTooMany => Get(nameof(PortRangesTooMany));

    public static string PortRangesTooManyMend => Get(nameof(PortRangesTooManyMend));

    public static string PortRangesOverlap => Get(nameof(PortRangesOverlap));

    public static string PortRangesOverlapMend => Get(nameof(PortRangesOverlapMend));

    public static string PortNameTaken => Get(nameof(PortNameTaken));

    public static string PortNameTakenMend => Get(nameof(PortNameTakenMend));

    public static string PortNameInvalid => Get(nameof(PortNameInvalid));

    public static string PortNameInvalidMend => Get(nameof(PortNameInvalidMend));

    public static string PortInvalid => Get(nameof(PortInvalid));

    public static string PortInvalidMend => Get(nameof(PortInvalidMend));

    public static string PortMappingsWithoutNetwork => Get(nameof(PortMappingsWithoutNetwork));

    public static string PortMappingsWithoutNetworkMend => Get(nameof(PortMappingsWithoutNetworkMend));

    public static string DependencyUnknown => Get(nameof(DependencyUnknown));

    public static string DependencyUnknownMend => Get(nameof(DependencyUnknownMend));

    public static string DependencyCycle => Get(nameof(DependencyCycle));

    public static string DependencyCycleMend => Get(nameof(DependencyCycleMend));

    public static string DependencyHealthCheckMissing => Get(nameof(DependencyHealthCheckMissing));

    public static string DependencyHealthCheckMissingMend => Get(nameof(DependencyHealthCheckMissingMend));

    public static string DependencyEssential => Get(nameof(DependencyEssential));

    public static string DependencyEssentialMend => Get(nameof(DependencyEssentialMend));

    public static string StartTimeoutTooShort => Get(nameof(StartTimeoutTooShort));

    public static string StartTimeoutTooShortMend => Get(nameof(StartTimeoutTooShortMend));

    public static string StopTimeoutTooShort => Get(nameof(StopTimeoutTooShort));

    public static string StopTimeoutTooShortMend => Get(nameof(StopTimeoutTooShortMend));

    public static string HealthCheckTooLarge => Get(nameof(HealthCheckTooLarge));

    public static string HealthCheckTooLargeMend => Get(nameof(HealthCheckTooLargeMend));

    public static string HealthCheckTooSmall => Get(nameof(HealthCheckTooSmall));

    public static string HealthCheckTooSmallMend => Get(nameof(HealthCheckTooSmallMend));

    public static string HealthCheckCommandUnusual => Get(nameof(HealthCheckCommandUnusual));

    public static string HealthCheckCommandUnusualMend => Get(nameof(HealthCheckCommandUnusualMend));

    public static string RestartPeriodOutOfRange => Get(nameof(RestartPeriodOutOfRange));

    public static string RestartPeriodOutOfRangeMend => Get(nameof(RestartPeriodOutOfRangeMend));

    public static string IgnoredExitCodesTooMany => Get(nameof(IgnoredExitCodesTooMany));

    public static string IgnoredExitCodesTooManyMend => Get(nameof(IgnoredExitCodesTooManyMend));

    public static string LogOptionsMissing => Get(nameof(LogOptionsMissing));

    public static string LogOptionsMissingMend => Get(nameof(LogOptionsMissingMend));

    public static string LogOptionsForeign => Get(nameof(LogOptionsForeign));

    public static string LogOptionsForeignMend => Get(nameof(LogOptionsForeignMend));

    public static string LogOptionValueInvalid => Get(nameof(LogOptionValueInvalid));

    public static string LogOptionValueInvalidMend => Get(nameof(LogOptionValueInvalidMend));

    public static string LogDriverInvalid => Get(nameof(LogDriverInvalid));

    public static string LogDriverInvalidMend => Get(nameof(LogDriverInvalidMend));

    public static string FirelensMissing => Get(nameof(FirelensMissing));

    public static string FirelensMissingMend => Get(nameof(FirelensMissingMend));

    public static string FirelensUnused => Get(nameof(FirelensUnused));

    public static string FirelensUnusedMend => Get(nameof(FirelensUnusedMend));

    public static string FirelensTwice => Get(nameof(FirelensTwice));

    public static string FirelensTwiceMend => Get(nameof(FirelensTwiceMend));

    public static string SecretsRoleMissing => Get(nameof(SecretsRoleMissing));

    public static string SecretsRoleMissingMend => Get(nameof(SecretsRoleMissingMend));

    public static string SecretNamesDuplicate => Get(nameof(SecretNamesDuplicate));

    public static string SecretNamesDuplicateMend => Get(nameof(SecretNamesDuplicateMend));

    public static string SecretNameShared => Get(nameof(SecretNameShared));

    public static string SecretNameSharedMend => Get(nameof(SecretNameSharedMend));

    public static string SsmAccountMismatch => Get(nameof(SsmAccountMismatch));

    public static string SsmAccountMismatchMend => Get(nameof(SsmAccountMismatchMend));

    public static string EnvironmentFilesTooMany => Get(nameof(EnvironmentFilesTooMany));

    public static string EnvironmentFilesTooManyMend => Get(nameof(EnvironmentFilesTooManyMend));

    public static string EnvironmentFileArnInvalid => Get(nameof(EnvironmentFileArnInvalid));

    public static string EnvironmentFileArnInvalidMend => Get(nameof(EnvironmentFileArnInvalidMend));

    public static string RoleInvalid => Get(nameof(RoleInvalid));

    public static string RoleInvalidMend => Get(nameof(RoleInvalidMend));

    public static string CredentialSpecsTooMany => Get(nameof(CredentialSpecsTooMany));

    public static string CredentialSpecsTooManyMend => Get(nameof(CredentialSpecsTooManyMend));

    public static string CredentialSpecInvalid => Get(nameof(CredentialSpecInvalid));

    public static string CredentialSpecInvalidMend => Get(nameof(CredentialSpecInvalidMend));

    public static string VolumeUnknown => Get(nameof(VolumeUnknown));

    public static string VolumeUnknownMend => Get(nameof(VolumeUnknownMend));

    public static string VolumesFromUnknown => Get(nameof(VolumesFromUnknown));

    public static string VolumesFromUnknownMend => Get(nameof(VolumesFromUnknownMend));

    public static string VolumeNameInvalid => Get(nameof(VolumeNameInvalid));

    public static string VolumeNameInvalidMend => Get(nameof(VolumeNameInvalidMend));

    public static string VolumeSourcePathBlank => Get(nameof(VolumeSourcePathBlank));

    public static string VolumeSourcePathBlankMend => Get(nameof(VolumeSourcePathBlankMend));

    public static string LaunchVolumeUnused => Get(nameof(LaunchVolumeUnused));

    public static string LaunchVolumeUnusedMend => Get(nameof(LaunchVolumeUnusedMend));

    public static string LaunchVolumesTooMany => Get(nameof(LaunchVolumesTooMany));

    public static string LaunchVolumesTooManyMend => Get(nameof(LaunchVolumesTooManyMend));

    public static string EfsAccessPointRoot => Get(nameof(EfsAccessPointRoot));

    public static string EfsAccessPointRootMend => Get(nameof(EfsAccessPointRootMend));

    public static string EfsIamEncryption => Get(nameof(EfsIamEncryption));

    public static string EfsIamEncryptionMend => Get(nameof(EfsIamEncryptionMend));

    public static string EfsPortEncryption => Get(nameof(EfsPortEncryption));

    public static string EfsPortEncryptionMend => Get(nameof(EfsPortEncryptionMend));

    public static string S3FilesAccessPointRoot => Get(nameof(S3FilesAccessPointRoot));

    public static string S3FilesAccessPointRootMend => Get(nameof(S3FilesAccessPointRootMend));

    public static string UlimitSoftAboveHard => Get(nameof(UlimitSoftAboveHard));

    public static string UlimitSoftAboveHardMend => Get(nameof(UlimitSoftAboveHardMend));

    public static string ConstraintTypeUnsupported => Get(nameof(ConstraintTypeUnsupported));

    public static string ConstraintTypeUnsupportedMend => Get(nameof(ConstraintTypeUnsupportedMend));

    public static string ConstraintsTooMany => Get(nameof(ConstraintsTooMany));

    public static string ConstraintsTooManyMend => Get(nameof(ConstraintsTooManyMend));

    public static string ProxyNetworkMode => Get(nameof(ProxyNetworkMode));

    public static string ProxyNetworkModeMend => Get(nameof(ProxyNetworkModeMend));

    public static string ProxyContainerUnknown => Get(nameof(ProxyContainerUnknown));

    public static string ProxyContainerUnknownMend => Get(nameof(ProxyContainerUnknownMend));

    public static string ProxyIngressPortMissing => Get(nameof(ProxyIngressPortMissing));

    public static string ProxyIngressPortMissingMend => Get(nameof(ProxyIngressPortMissingMend));

    public static string ProxyEgressPortMissing => Get(nameof(ProxyEgressPortMissing));

    public static string ProxyEgressPortMissingMend => Get(nameof(ProxyEgressPortMissingMend));

    public static string ProxyAppPortsMissing => Get(nameof(ProxyAppPortsMissing));

    public static string ProxyAppPortsMissingMend => Get(nameof(ProxyAppPortsMissingMend));

    public static string ProxyIgnoredIpsMissing => Get(nameof(ProxyIgnoredIpsMissing));

    public static string ProxyIgnoredIpsMissingMend => Get(nameof(ProxyIgnoredIpsMissingMend));

    public static string CpuArchitectureInvalid => Get(nameof(CpuArchitectureInvalid));

    public static string CpuArchitectureInvalidMend => Get(nameof(CpuArchitectureInvalidMend));

    public static string SwappinessOutOfRange => Get(nameof(SwappinessOutOfRange));

    public static string SwappinessOutOfRangeMend => Get(nameof(SwappinessOutOfRangeMend));

    public static string MaxSwapNegative => Get(nameof(MaxSwapNegative));

    public static string MaxSwapNegativeMend => Get(nameof(MaxSwapNegativeMend));

    public static string SharedMemoryNegative => Get(nameof(SharedMemoryNegative));

    public static string SharedMemoryNegativeMend => Get(nameof(SharedMemoryNegativeMend));

    public static string TmpfsSizeTooSmall => Get(nameof(TmpfsSizeTooSmall));

    public static string TmpfsSizeTooSmallMend => Get(nameof(TmpfsSizeTooSmallMend));

    public static string DefinitionTooLargeMend => Get(nameof(DefinitionTooLargeMend));

    public static string TagsEmptyMend => Get(nameof(TagsEmptyMend));

    public static string TagsTooManyMend => Get(nameof(TagsTooManyMend));

    public static string TagKeyMissingMend => Get(nameof(TagKeyMissingMend));

    public static string TagValueMissingMend => Get(nameof(TagValueMissingMend));

    public static string TagTextTooLongMend => Get(nameof(TagTextTooLongMend));

    public static string TagCharactersInvalid => Get(nameof(TagCharactersInvalid));

    public static string TagCharactersInvalidMend => Get(nameof(TagCharactersInvalidMend));

    public static string TagReservedMend => Get(nameof(TagReservedMend));

    public static string TagKeyDuplicateMend => Get(nameof(TagKeyDuplicateMend));

    public static string InputNotJson => Get(nameof(InputNotJson));

    public static string InputNotJsonMend => Get(nameof(InputNotJsonMend));

    public static string MemberTypeWrong => Get(nameof(MemberTypeWrong));

    public static string MemberTypeWrongMend => Get(nameof(MemberTypeWrongMend));

    public static string MemberUnknown => Get(nameof(MemberUnknown));

    public static string MemberUnknownMend => Get(nameof(MemberUnknownMend));

    public static string MemberMisspelt => Get(nameof(MemberMisspelt));

    public static string MemberMisspeltMend => Get(nameof(MemberMisspeltMend));

    public static string MemberOfAnswer => Get(nameof(MemberOfAnswer));

    public static string MemberOfAnswerMend => Get(nameof(MemberOfAnswerMend));

    public static string MemberTwice => Get(nameof(MemberTwice));

    public static string MemberTwiceMend => Get(nameof(MemberTwiceMend));

    public static string ImageTagMutable => Get(nameof(ImageTagMutable));

    public static string ImageTagMutableMend => Get(nameof(ImageTagMutableMend));

    public static string ImageDigestInvalid => Get(nameof(ImageDigestInvalid));

    public static string ImageDigestInvalidMend => Get(nameof(ImageDigestInvalidMend));

    public static string PlainTextSecretName => Get(nameof(PlainTextSecretName));

    public static string PlainTextSecretNameMend => Get(nameof(PlainTextSecretNameMend));

    public static string PlainTextSecret => Get(nameof(PlainTextSecret));

    public static string PlainTextSecretMend => Get(nameof(PlainTextSecretMend));

    public static string LogConfigurationMissing => Get(nameof(LogConfigurationMissing));

    public static string LogConfigurationMissingMend => Get(nameof(LogConfigurationMissingMend));

    public static string LogOptionsUnknown => Get(nameof(LogOptionsUnknown));

    public static string LogOptionsUnknownMend => Get(nameof(LogOptionsUnknownMend));

    public static string GelfAddressMissing => Get(nameof(GelfAddressMissing));

    public static string GelfAddressMissingMend => Get(nameof(GelfAddressMissingMend));

    public static string AwslogsPatternsBoth => Get(nameof(AwslogsPatternsBoth));

    public static string AwslogsPatternsBothMend => Get(nameof(AwslogsPatternsBothMend));

    public static string DefinitionNearlyTooLarge => Get(nameof(DefinitionNearlyTooLarge));

    public static string DefinitionNearlyTooLargeMend => Get(nameof(DefinitionNearlyTooLargeMend));

    public static string SingleEssential => Get(nameof(SingleEssential));

    public static string SingleEssentialMend => Get(nameof(SingleEssentialMend));

    public static string HealthyChainUnproven => Get(nameof(HealthyChainUnproven));

    public static string HealthyChainUnprovenMend => Get(nameof(HealthyChainUnprovenMend));

    public static string HealthCheckTimeoutAboveInterval => Get(nameof(HealthCheckTimeoutAboveInterval));

    public static string HealthCheckTimeoutAboveIntervalMend => Get(nameof(HealthCheckTimeoutAboveIntervalMend));

    public static string HealthCheckDisabled => Get(nameof(HealthCheckDisabled));

    public static string HealthCheckDisabledMend => Get(nameof(HealthCheckDisabledMend));

    public static string HealthCheckMissing => Get(nameof(HealthCheckMissing));

    public static string HealthCheckMissingMend => Get(nameof(HealthCheckMissingMend));

    public static string FargateUlimitIgnored => Get(nameof(FargateUlimitIgnored));

    public static string FargateUlimitIgnoredMend => Get(nameof(FargateUlimitIgnoredMend));

    public static string FargateMemberIgnored => Get(nameof(FargateMemberIgnored));

    public static string FargateMemberIgnoredMend => Get(nameof(FargateMemberIgnoredMend));

    public static string FargateStartTimeout => Get(nameof(FargateStartTimeout));

    public static string FargateStartTimeoutMend => Get(nameof(FargateStartTimeoutMend));

    public static string WindowsMemberIgnored => Get(nameof(WindowsMemberIgnored));

    public static string WindowsMemberIgnoredMend => Get(nameof(WindowsMemberIgnoredMend));

    public static string ReservedHostPort => Get(nameof(ReservedHostPort));

    public static string ReservedHostPortMend => Get(nameof(ReservedHostPortMend));

    public static string EphemeralHostPort => Get(nameof(EphemeralHostPort));

    public static string EphemeralHostPortMend => Get(nameof(EphemeralHostPortMend));

    public static string AppProtocolWithoutName => Get(nameof(AppProtocolWithoutName));

    public static string AppProtocolWithoutNameMend => Get(nameof(AppProtocolWithoutNameMend));

    public static string LinksOutsideBridge => Get(nameof(LinksOutsideBridge));

    public static string LinksOutsideBridgeMend => Get(nameof(LinksOutsideBridgeMend));

    public static string LinkUnknown => Get(nameof(LinkUnknown));

    public static string LinkUnknownMend => Get(nameof(LinkUnknownMend));

    public static string LinkCycle => Get(nameof(LinkCycle));

    public static string LinkCycleMend => Get(nameof(LinkCycleMend));

    public static string HostPortUsedTwice => Get(nameof(HostPortUsedTwice));

    public static string HostPortUsedTwiceMend => Get(nameof(HostPortUsedTwiceMend));

    public static string EnvironmentNameBlank => Get(nameof(EnvironmentNameBlank));

    public static string EnvironmentNameBlankMend => Get(nameof(EnvironmentNameBlankMend));

    public static string EnvironmentValueMissing => Get(nameof(EnvironmentValueMissing));

    public static string EnvironmentValueMissingMend => Get(nameof(EnvironmentValueMissingMend));

    public static string VersionConsistencyInvalid => Get(nameof(VersionConsistencyInvalid));

    public static string VersionConsistencyInvalidMend => Get(nameof(VersionConsistencyInvalidMend));

    public static string EnvironmentNameTwice => Get(nameof(EnvironmentNameTwice));

    public static string EnvironmentNameTwiceMend => Get(nameof(EnvironmentNameTwiceMend));

    public static string SecretOptionsRoleMissing => Get(nameof(SecretOptionsRoleMissing));

    public static string SecretOptionsRoleMissingMend => Get(nameof(SecretOptionsRoleMissingMend));

    public static string RepositoryRoleMissing => Get(nameof(RepositoryRoleMissing));

    public static string RepositoryRoleMissingMend => Get(nameof(RepositoryRoleMissingMend));

    public static string RepositoryCredentialsEcr => Get(nameof(RepositoryCredentialsEcr));

    public static string RepositoryCredentialsEcrMend => Get(nameof(RepositoryCredentialsEcrMend));

    public static string CredentialsParameterInvalid => Get(nameof(CredentialsParameterInvalid));

    public static string CredentialsParameterInvalidMend => Get(nameof(CredentialsParameterInvalidMend));

    public static string SecretParameterNameInvalid => Get(nameof(SecretParameterNameInvalid));

    public static string SecretParameterNameInvalidMend => Get(nameof(SecretParameterNameInvalidMend));

    public static string SecretArnInvalid => Get(nameof(SecretArnInvalid));

    public static string SecretArnInvalidMend => Get(nameof(SecretArnInvalidMend));

    public static string SecretColonsMissing => Get(nameof(SecretColonsMissing));

    public static string SecretColonsMissingMend => Get(nameof(SecretColonsMissingMend));

    public static string ExecutionRoleAdvised => Get(nameof(ExecutionRoleAdvised));

    public static string ExecutionRoleAdvisedMend => Get(nameof(ExecutionRoleAdvisedMend));

    public static string EcrRoleMissing => Get(nameof(EcrRoleMissing));

    public static string EcrRoleMissingMend => Get(nameof(EcrRoleMissingMend));

    public static string RoleEmpty => Get(nameof(RoleEmpty));

    public static string RoleEmptyMend => Get(nameof(RoleEmptyMend));

    public static string RolesShared => Get(nameof(RolesShared));

    public static string RolesSharedMend => Get(nameof(RolesSharedMend));

    public static string PrivilegedContainer => Get(nameof(PrivilegedContainer));

    public static string PrivilegedContainerMend => Get(nameof(PrivilegedContainerMend));

    public static string HostNamespaceShared => Get(nameof(HostNamespaceShared));

    public static string HostNamespaceSharedMend => Get(nameof(HostNamespaceSharedMend));

    public static string HostNetworkRoot => Get(nameof(HostNetworkRoot));

    public static string HostNetworkRootMend => Get(nameof(HostNetworkRootMend));

    public static string DockerSocketMounted => Get(nameof(DockerSocketMounted));

    public static string DockerSocketMountedMend => Get(nameof(DockerSocketMountedMend));

    public static string VolumeUnused => Get(nameof(VolumeUnused));

    public static string VolumeUnusedMend => Get(nameof(VolumeUnusedMend));

    public static string VolumeNameTwice => Get(nameof(VolumeNameTwice));

    public static string VolumeNameTwiceMend => Get(nameof(VolumeNameTwiceMend));

    public static string VolumeKindsMixed => Get(nameof(VolumeKindsMixed));

    public static string VolumeKindsMixedMend => Get(nameof(VolumeKindsMixedMend));

    public static string AutoprovisionUnused => Get(nameof(AutoprovisionUnused));

    public static string AutoprovisionUnusedMend => Get(nameof(AutoprovisionUnusedMend));

    public static string EfsUnencrypted => Get(nameof(EfsUnencrypted));

    public static string EfsUnencryptedMend => Get(nameof(EfsUnencryptedMend));

    public static string EfsAccessPointEncryption => Get(nameof(EfsAccessPointEncryption));

    public static string EfsAccessPointEncryptionMend => Get(nameof(EfsAccessPointEncryptionMend));

    public static string AutoprovisionScope => Get(nameof(AutoprovisionScope));

    public static string AutoprovisionScopeMend => Get(nameof(AutoprovisionScopeMend));

    public static string VolumePortInvalid => Get(nameof(VolumePortInvalid));

    public static string VolumePortInvalidMend => Get(nameof(VolumePortInvalidMend));

    public static string S3FilesTaskRoleMissing => Get(nameof(S3FilesTaskRoleMissing));

    public static string S3FilesTaskRoleMissingMend => Get(nameof(S3FilesTaskRoleMissingMend));

    public static string FsxOnFargate => Get(nameof(FsxOnFargate));

    public static string FsxOnFargateMend => Get(nameof(FsxOnFargateMend));

    public static string MountPathMissing => Get(nameof(MountPathMissing));

    public static string MountPathMissingMend => Get(nameof(MountPathMissingMend));

    public static string SwappinessUnused => Get(nameof(SwappinessUnused));

    public static string SwappinessUnusedMend => Get(nameof(SwappinessUnusedMend));

    public static string CapabilityUnknown => Get(nameof(CapabilityUnknown));

    public static string CapabilityUnknownMend => Get(nameof(CapabilityUnknownMend));

    public static string TmpfsOptionUnknown => Get(nameof(TmpfsOptionUnknown));

    public static string TmpfsOptionUnknownMend => Get(nameof(TmpfsOptionUnknownMend));

    public static string SystemControlUnknown => Get(nameof(SystemControlUnknown));

    public static string SystemControlUnknownMend => Get(nameof(SystemControlUnknownMend));

    public static string SystemControlIpcHost => Get(nameof(SystemControlIpcHost));

    public static string SystemControlIpcHostMend => Get(nameof(SystemControlIpcHostMend));

    public static string SystemControlShared => Get(nameof(SystemControlShared));

    public static string SystemControlSharedMend => Get(nameof(SystemControlSharedMend));

    public static string GpuValueInvalid => Get(nameof(GpuValueInvalid));

    public static string GpuValueInvalidMend => Get(nameof(GpuValueInvalidMend));

    public static string NeuronRequirement => Get(nameof(NeuronRequirement));

    public static string NeuronRequirementMend => Get(nameof(NeuronRequirementMend));

    public static string AcceleratorRequirement => Get(nameof(AcceleratorRequirement));

    public static string AcceleratorRequirementMend => Get(nameof(AcceleratorRequirementMend));

    public static string ProxyIgnoredUserMissing => Get(nameof(ProxyIgnoredUserMissing));

    public static string ProxyIgnoredUserMissingMend => Get(nameof(ProxyIgnoredUserMissingMend));

    public static string EnvironmentFileSuffix => Get(nameof(EnvironmentFileSuffix));

    public static string EnvironmentFileSuffixMend => Get(nameof(EnvironmentFileSuffixMend));

    public static string AwslogsRegionOther => Get(nameof(AwslogsRegionOther));

    public static string AwslogsRegionOtherMend => Get(nameof(AwslogsRegionOtherMend));

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

    public static string ContainerInstancesEmpty => Get(nameof(ContainerInstancesEmpty));

    public static string DaemonDesiredCount => Get(nameof(DaemonDesiredCount));

    public static string DaemonFargate => Get(nameof(DaemonFargate));

    public static string DaemonMaximumPercent => Get(nameof(DaemonMaximumPercent));

    public static string DaemonRebalancing => Get(nameof(DaemonRebalancing));

    public static string DesiredCountMissing => Get(nameof(DesiredCountMissing));

    public static string DesiredCountNegative => Get(nameof(DesiredCountNegative));

    public static string DistinctInstanceExpression => Get(nameof(DistinctInstanceExpression));

    public static string ExternalBalancers => Get(nameof(ExternalBalancers));

    public static string ExternalNotOffered => Get(nameof(ExternalNotOffered));

    public static string ExternalTaskDefinition => Get(nameof(ExternalTaskDefinition));

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
    public static string AdviceReference => Get(nameof(AdviceReference));

    public static string AdviceRevisionNumber => Get(nameof(AdviceRevisionNumber));

    public static string AdviceDeleting => Get(nameof(AdviceDeleting));

    public static string NoteTooLong => Get(nameof(NoteTooLong));

    public static string BrokenNoInstance => Get(nameof(BrokenNoInstance));

    public static string BrokenNoRoom => Get(nameof(BrokenNoRoom));

    public static string BrokenRevisionGone => Get(nameof(BrokenRevisionGone));

    public static string UnusedActive => Get(nameof(UnusedActive));

    public static string UnusedDeleting => Get(nameof(UnusedDeleting));

    public static string UnusedInactive => Get(nameof(UnusedInactive));

    public static string UsageActive => Get(nameof(UsageActive));

    public static string UsageDeleting => Get(nameof(UsageDeleting));

    public static string UsageGone => Get(nameof(UsageGone));

    public static string UsageInactive => Get(nameof(UsageInactive));

    public static string UsageLatest => Get(nameof(UsageLatest));

    public static string UsageOnly => Get(nameof(UsageOnly));

    public static string UsersToCome => Get(nameof(UsersToCome));

    public static string RestoreFamilyNotEmpty => Get(nameof(RestoreFamilyNotEmpty));

    public static string RestoreRevisionInvalid => Get(nameof(RestoreRevisionInvalid));

    public static string RestoreTooLarge => Get(nameof(RestoreTooLarge));

    public static string TooManyConcurrent => Get(nameof(TooManyConcurrent));

    public static string AdviceConcurrent => Get(nameof(AdviceConcurrent));

    public static string AdviceUsedButGone => Get(nameof(AdviceUsedButGone));

    public static string AdviceClusterInactive => Get(nameof(AdviceClusterInactive));

    public static string AdviceClusterAgain => Get(nameof(AdviceClusterAgain));

    public static string AdviceServiceInactive => Get(nameof(AdviceServiceInactive));

    public static string AdviceTask => Get(nameof(AdviceTask));

    public static string AdviceTaskRole => Get(nameof(AdviceTaskRole));

    public static string AdviceServiceAgain => Get(nameof(AdviceServiceAgain));

    public static string StrategyNotOffered => Get(nameof(StrategyNotOffered));

    public static string ServiceTasksTooMany => Get(nameof(ServiceTasksTooMany));

    public static string TaskRoleMissing => Get(nameof(TaskRoleMissing));

    public static string VolumeNotAtLaunch => Get(nameof(VolumeNotAtLaunch));

    public static string Format(string text, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>The text of a key that is known at run time only: a rule's name.</summary>
    public static string Text(string key) => Get(key);

    private static string Get(string key) => s_texts.GetString(key, CultureInfo.InvariantCulture)!;
}

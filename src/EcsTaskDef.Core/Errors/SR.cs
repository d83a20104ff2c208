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

    public static string Format(string text, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    private static string Get(string key) => s_texts.GetString(key, CultureInfo.InvariantCulture)!;
}

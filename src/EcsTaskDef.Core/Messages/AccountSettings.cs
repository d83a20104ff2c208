namespace EcsTaskDef.Messages;

/// <summary>Asks to set something for a user, a role or, by the root's ARN, for the whole account.</summary>
public sealed record PutAccountSettingRequest : IEcsRequest<AccountSettingResponse>
{
    /// <summary>The setting's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whose setting; the caller's own when absent.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }
}

/// <summary>Asks to set something for all who have not set it themselves.</summary>
public sealed record PutAccountSettingDefaultRequest : IEcsRequest<AccountSettingResponse>
{
    /// <summary>The setting's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }
}

/// <summary>Asks to forget what was set.</summary>
public sealed record DeleteAccountSettingRequest : IEcsRequest<AccountSettingResponse>
{
    /// <summary>The setting's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whose setting; the caller's own when absent.</summary>
    public string? PrincipalArn { get; init; }
}

/// <summary>The setting.</summary>
public sealed record AccountSettingResponse
{
    /// <summary>It.</summary>
    public required AccountSetting Setting { get; init; }
}

/// <summary>Asks for a page of settings.</summary>
public sealed record ListAccountSettingsRequest : IEcsRequest<ListAccountSettingsResponse>
{
    /// <summary>Whether what holds is answered, also where nobody has set it.</summary>
    public bool? EffectiveSettings { get; init; }

    /// <summary>Items of a page, 1 to 10; 10 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>Only this setting.</summary>
    public string? Name { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary>Whose settings; the caller's own when absent.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>Only with this value.</summary>
    public string? Value { get; init; }
}

/// <summary>A page of settings.</summary>
public sealed record ListAccountSettingsResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>The settings.</summary>
    public required IReadOnlyList<AccountSetting> Settings { get; init; }
}

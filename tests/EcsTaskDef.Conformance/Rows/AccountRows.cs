namespace EcsTaskDef.Conformance.Rows;

/// <summary>docs/ECS.md §9.3: account settings.</summary>
internal static class AccountRows
{
    public static Row[] All { get; } =
    [
        new("9.3 a setting of one's own, of the account, and of nobody", """
            ListAccountSettings -> settings = []
            ListAccountSettings {effectiveSettings: true, name: 'containerInsights'} -> settings[0].value = disabled
            PutAccountSettingDefault {name: 'containerInsights', value: 'enabled'}
                -> setting.principalArn = arn:aws:iam::000000000000:root & setting.value = enabled & setting.type = user
            ListAccountSettings {effectiveSettings: true, name: 'containerInsights'} -> settings[0].value = enabled
            PutAccountSetting {name: 'containerInsights', value: 'enhanced'} -> setting.value = enhanced
            ListAccountSettings -> settings[0].name = containerInsights & settings[0].value = enhanced & settings[1] = absent
            ListAccountSettings {name: 'containerInsights', value: 'enabled'} -> settings = []
            ListAccountSettings {principalArn: 'arn:aws:iam::000000000000:root'} -> settings[0].value = enabled
            DeleteAccountSetting {name: 'containerInsights'} -> setting.value = enabled
            ListAccountSettings -> settings = []
            """),
        new("9.3 what is refused", """
            PutAccountSetting {name: 'taskLongArnFormat', value: 'ENABLED'} -> InvalidParameterException: Invalid setting 'value'
            PutAccountSettingDefault {name: 'taskLongArnFormat', value: 'disabled'}
                -> InvalidParameterException: You can no longer disable Long Arn settings
            PutAccountSetting {name: 'nope', value: 'enabled'} -> InvalidParameterException
            PutAccountSetting {value: 'enabled'} -> InvalidParameterException: Name can not be blank.
            PutAccountSettingDefault {name: 'fargateTaskRetirementWaitPeriod', value: '14'} -> setting.value = 14
            PutAccountSettingDefault {name: 'fargateTaskRetirementWaitPeriod', value: '15'} -> InvalidParameterException
            PutAccountSetting {name: 'guardDutyActivate', value: 'on'} -> InvalidParameterException
            """),
        new("9.3 pages of ten", """
            ListAccountSettings {effectiveSettings: true} -> settings[9].name = serviceLongArnFormat & settings[10] = absent
            ListAccountSettings {effectiveSettings: true, maxResults: 1} -> settings[0].name = awsvpcTrunking & settings[1] = absent
            """),
        new("9.3 container insights of new clusters", """
            PutAccountSettingDefault {name: 'containerInsights', value: 'enhanced'}
            CreateCluster -> cluster.settings[0].value = enhanced
            CreateCluster {clusterName: 'c', settings: [{name: 'containerInsights', value: 'disabled'}]}
                -> cluster.settings[0].value = disabled
            """),
    ];
}

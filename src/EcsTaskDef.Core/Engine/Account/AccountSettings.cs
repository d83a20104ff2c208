using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Account;

/// <summary>What an account, and each of its users and roles, has set (docs/ECS.md §9.3).</summary>
internal sealed class AccountSettings(RegionEngine region)
{
    public static readonly Rule LongArns = Rule.Parameter(
        nameof(SR.SettingLongArns), "[seen 2022…2026], in the documentation of Terraform's provider");

    public static readonly Rule ReadOnly = Rule.Parameter(nameof(SR.SettingReadOnly), "rule [model], text [guess]");

    private const int MaxPage = 10;

    public ValueTask<AccountSettingResponse> PutAsync(PutAccountSettingRequest request, CancellationToken cancellationToken) =>
        PutAsync(request.Name, request.Value, request.PrincipalArn, cancellationToken);

    public ValueTask<AccountSettingResponse> PutDefaultAsync(
        PutAccountSettingDefaultRequest request, CancellationToken cancellationToken) =>
        PutAsync(request.Name, request.Value, region.Arns.Root, cancellationToken);

    public ValueTask<AccountSettingResponse> DeleteAsync(DeleteAccountSettingRequest request, CancellationToken cancellationToken)
    {
        string name = DemandName(request.Name);
        return region.ChangeWorkloadsAsync(view =>
        {
            string principal = PrincipalOf(request.PrincipalArn, view);
            if (view.GetSetting(principal, name) is { } set) view.Delete(SettingFact.KindName, set.Key);

            // What holds from now on: the answer to a setting that was not there is not known [guess].
            return Answer(name, AccountRules.Effective(view, principal, name), principal);
        }, cancellationToken);
    }

    public ValueTask<ListAccountSettingsResponse> ListAsync(ListAccountSettingsRequest request, CancellationToken cancellationToken)
    {
        if (request.Name is not null) DemandName(request.Name);
        int size = Paging.Size(request.MaxResults, MaxPage);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return region.ReadWorkloadsAsync(view =>
        {
            string principal = PrincipalOf(request.PrincipalArn, view);
            IEnumerable<AccountSetting> settings = AccountRules.Names.Where(n => request.Name is null || n == request.Name)
                .Where(n => after is not { } last || string.CompareOrdinal(n, last.Key) > 0)
                .Select(n => (Name: n, Value: request.EffectiveSettings == true
                    ? AccountRules.Effective(view, principal, n)
                    : view.GetSetting(principal, n)?.Value))
                .Where(s => s.Value is not null && (request.Value is null || s.Value == request.Value))
                .Select(s => Setting(s.Name, s.Value!, principal));
            (IReadOnlyList<AccountSetting> page, string? token) =
                Paging.Of(settings, size, static s => Paging.WriteToken("", s.Name!));
            return new ListAccountSettingsResponse { NextToken = token, Settings = page };
        }, cancellationToken);
    }

    private ValueTask<AccountSettingResponse> PutAsync(
        string? given, string? value, string? principalArn, CancellationToken cancellationToken)
    {
        string name = DemandName(given);
        if (name == AccountRules.GuardDuty) throw ReadOnly.With(name);
        if (!AccountRules.ValuesOf(name).Contains(value)) 
            throw (AccountRules.IsLongArn(name) && value == "disabled" ? LongArns : ClusterRules.SettingValue).With();
        return region.ChangeWorkloadsAsync(view =>
        {
            string principal = PrincipalOf(principalArn, view);
            view.Put(new SettingFact { Name = name, Principal = principal, Value = value! });
            return Answer(name, value!, principal);
        }, cancellationToken);
    }

    private string PrincipalOf(string? arn, WorkloadView view) =>
        string.IsNullOrEmpty(arn) ? region.CallerOf(view.Arns.Account) : arn!;

    private static string DemandName(string? name)
    {
        if (string.IsNullOrEmpty(name)) throw Identifiers.Blank.With("Name");
        return AccountRules.Names.Contains(name!) ? name! : throw EcsErrors.NotOneOf("name", AccountRules.Names);
    }

    private static AccountSettingResponse Answer(string name, string value, string principal) =>
        new() { Setting = Setting(name, value, principal) };

    private static AccountSetting Setting(string name, string value, string principal) => new()
    {
        Name = name,
        PrincipalArn = principal,
        Type = name == AccountRules.GuardDuty ? "aws_managed" : "user",
        Value = value,
    };
}

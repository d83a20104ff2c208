namespace EcsTaskDef.Model;

/// <summary>The id of an AWS account: twelve digits.</summary>
internal static class AccountId
{
    private const int Digits = 12;

    public static bool IsValid(string text) => text.Length == Digits && text.All(static c => c is >= '0' and <= '9');
}

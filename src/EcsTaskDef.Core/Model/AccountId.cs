namespace EcsTaskDef.Model;

/// <summary>The id of an AWS account: twelve digits.</summary>
internal static class AccountId
{
    private const int Digits = 12;

    public static bool IsValid(string text)
    {
        if (text.Length != Digits) return false;
        foreach (char c in text)
        {
            if (c is < '0' or > '9') return false;
        }

        return true;
    }
}

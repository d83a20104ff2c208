using System.Security.Cryptography;

namespace EcsTaskDef.Model;

/// <summary>
/// Ids made of what is known: the same facts give the same id in every process, and nothing here asks for randomness.
/// </summary>
internal static class Ids
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /// <summary>32 lower-case hexadecimal digits: tasks, instances (docs/ECS.md §2).</summary>
    public static string Hex(params string[] facts) =>
        string.Concat(Hash(facts).Take(16).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>8-4-4-4-12 hexadecimal digits: containers, attachments, events.</summary>
    public static string Uuid(params string[] facts) => Guid.ParseExact(Hex(facts), "N").ToString("D");

    /// <summary>19 decimal digits: deployments and service revisions (docs/ECS.md §2 [captured]).</summary>
    public static string Number(params string[] facts) =>
        (Whole(facts) % 10_000_000_000_000_000_000UL).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>21 letters, digits, hyphens and underscores: service deployments (docs/ECS.md §2 [captured]).</summary>
    public static string Short(params string[] facts) =>
        string.Concat(Hash(facts).Take(21).Select(static b => Alphabet[b % Alphabet.Length]));

    /// <summary>A number from 0 to 1, without 1.</summary>
    public static double Fraction(params string[] facts) => (Whole(facts) >> 11) / (double)(1UL << 53);

    public static ulong Whole(params string[] facts) => BitConverter.ToUInt64(Hash(facts), 0);

    private static byte[] Hash(string[] facts)
    {
#pragma warning disable CA1850 // netstandard2.0 has no HashData
        using SHA256 hash = SHA256.Create();
        return hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", facts)));
#pragma warning restore CA1850
    }
}

// Several namespaces in one file: it is the one place for what differs between the builds. It reads files for Disk.cs.
#pragma warning disable IDE0161, RS0030
// What the compiler looks for by name and netstandard2.0 lacks. The only file of the project with a condition.
#if !NET
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
    {
        public string ParameterName { get; } = parameterName;
    }

    [AttributeUsage(
        AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property,
        Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;

        public bool IsOptional { get; init; }
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;

    [AttributeUsage(
        AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue,
        Inherited = false)]
    internal sealed class NotNullAttribute : Attribute;

    [AttributeUsage(
        AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue,
        Inherited = false)]
    internal sealed class MaybeNullAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }

    [AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
    internal sealed class MaybeNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }

    [AttributeUsage(
        AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue,
        AllowMultiple = true,
        Inherited = false)]
    internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
    {
        public string ParameterName { get; } = parameterName;
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = false)]
    internal sealed class DoesNotReturnAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
    internal sealed class DoesNotReturnIfAttribute(bool parameterValue) : Attribute
    {
        public bool ParameterValue { get; } = parameterValue;
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
    internal sealed class MemberNotNullAttribute(params string[] members) : Attribute
    {
        public string[] Members { get; } = members;
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
    internal sealed class MemberNotNullWhenAttribute(bool returnValue, params string[] members) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;

        public string[] Members { get; } = members;
    }
}
#endif

namespace EcsTaskDef
{
    using System.IO;
    using Microsoft.Win32.SafeHandles;

    /// <summary>What differs between the two builds beyond missing attributes.</summary>
    internal static class Polyfills
    {
        /// <summary>This process's id; the old way reads much about the process first.</summary>
        public static int ProcessId =>
#if NET
            System.Environment.ProcessId;
#else
            System.Diagnostics.Process.GetCurrentProcess().Id;
#endif

        /// <summary>Reads at a position without moving the stream's own; safe from several threads.</summary>
        public static int ReadAt(this FileStream stream, SafeFileHandle handle, long offset, byte[] buffer, int start, int count)
        {
#if NET
            return RandomAccess.Read(handle, new System.Span<byte>(buffer, start, count), offset);
#else
            lock (stream)
            {
                stream.Position = offset;
                return stream.Read(buffer, start, count);
            }
#endif
        }

        /// <summary>Writes at a position.</summary>
        public static void WriteAt(this FileStream stream, SafeFileHandle handle, long offset, byte[] buffer, int start, int count)
        {
#if NET
            RandomAccess.Write(handle, new System.ReadOnlySpan<byte>(buffer, start, count), offset);
#else
            stream.Position = offset;
            stream.Write(buffer, start, count);
#endif
        }

        /// <summary>CRC-32C (Castagnoli, reflected, without the usual inversions) of 8 more bytes.</summary>
        public static uint Crc32C(uint crc, ulong data)
        {
#if NET
            return System.Numerics.BitOperations.Crc32C(crc, data);
#else
            ulong left = data ^ crc;
            uint[] table = s_crcTable;
            return table[0x700 + (byte)left] ^ table[0x600 + (byte)(left >> 8)] ^ table[0x500 + (byte)(left >> 16)]
                ^ table[0x400 + (byte)(left >> 24)] ^ table[0x300 + (byte)(left >> 32)] ^ table[0x200 + (byte)(left >> 40)]
                ^ table[0x100 + (byte)(left >> 48)] ^ table[(byte)(left >> 56)];
#endif
        }

        /// <summary>CRC-32C of one more byte.</summary>
        public static uint Crc32C(uint crc, byte data)
        {
#if NET
            return System.Numerics.BitOperations.Crc32C(crc, data);
#else
            return (crc >> 8) ^ s_crcTable[(byte)(crc ^ data)];
#endif
        }

#if !NET
        private static readonly uint[] s_crcTable = MakeCrcTable();

        // What a byte does to the checksum and, in eight parts, what it does when so many zero bytes follow it.
        private static uint[] MakeCrcTable()
        {
            uint[] table = new uint[8 * 256];
            for (uint i = 0; i < 256; i++)
            {
                uint value = i;
                for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0x82F63B78 : value >> 1;
                table[i] = value;
            }

            for (int i = 256; i < table.Length; i++) table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];

            return table;
        }
#endif
    }
}

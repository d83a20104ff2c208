using System;
using System.IO;
using EcsTaskDef.Errors;

namespace EcsTaskDef.Storage.Json;

/// <summary>What the disk refused, and what to do about it.</summary>
internal static class DiskTrouble
{
    // HResult is the error number of Linux or macOS, or the last 16 bits of it that of Windows.
    public static string Describe(Exception exception)
    {
        string cause = exception.Message.EndsWith(".", StringComparison.Ordinal) ? exception.Message : exception.Message + ".";
        int number = exception.HResult < 0 ? exception.HResult & 0xFFFF : 0, errno = Math.Max(exception.HResult, 0);
        return exception switch
        {
            PathTooLongException => SR.DiskPathTooLong,
            UnauthorizedAccessException => SR.Format(SR.DiskDenied, cause),
            _ when errno is 36 or 63 || number == 206 => SR.DiskPathTooLong,
            _ when errno is 1 or 13 || number == 5 => SR.Format(SR.DiskDenied, cause),
            _ when errno is 28 or 69 or 122 || number is 39 or 112 => SR.Format(SR.DiskFull, cause),
            _ when errno == 30 || number == 19 => SR.Format(SR.DiskReadOnly, cause),
            _ when errno == 5 || number is 23 or 1117 => SR.Format(SR.DiskBroken, cause),
            _ when errno is 23 or 24 || number == 4 => SR.Format(SR.DiskFilesOpen, cause),
            _ => cause,
        };
    }
}

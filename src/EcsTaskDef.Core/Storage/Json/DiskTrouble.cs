namespace EcsTaskDef.Storage.Json;

/// <summary>What the disk refused, and what to do about it.</summary>
internal static class DiskTrouble
{
    // HResult is the error number of Linux or macOS, or the last 16 bits of it that of Windows (winerror.h).
    public static string Describe(Exception exception)
    {
        string cause = exception.Message.EndsWith(".", StringComparison.Ordinal) ? exception.Message : exception.Message + ".";
        int number = exception.HResult < 0 ? exception.HResult & 0xFFFF : 0, errno = Math.Max(exception.HResult, 0);
        return exception switch
        {
            PathTooLongException => SR.DiskPathTooLong,
            UnauthorizedAccessException => Texts.Format(SR.DiskDenied, cause),
            _ when errno is 36 or 63 || number is 111 or 206 => SR.DiskPathTooLong,
            _ when number is 32 or 33 => Texts.Format(SR.DiskInUse, cause),
            _ when errno is 1 or 13 || number == 5 => Texts.Format(SR.DiskDenied, cause),
            _ when errno is 28 or 69 or 122 || number is 39 or 112 or 1295 => Texts.Format(SR.DiskFull, cause),
            _ when errno == 30 || number == 19 => Texts.Format(SR.DiskReadOnly, cause),
            _ when errno == 5 || number is 23 or 29 or 31 or 483 or 1117 or 1392 or 1393 => Texts.Format(SR.DiskBroken, cause),
            _ when errno is 23 or 24 || number == 4 => Texts.Format(SR.DiskFilesOpen, cause),
            _ when number == 21 => Texts.Format(SR.DiskNotReady, cause),
            _ when number is 123 or 161 => Texts.Format(SR.DiskNameInvalid, cause),
            _ => cause,
        };
    }
}

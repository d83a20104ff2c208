using System.Diagnostics;
using Xunit;

namespace EcsTaskDef.Testing;

/// <summary>A file system of a few megabytes in memory, which a test fills; root must be allowed to mount it.</summary>
public sealed class SmallDisk : IDisposable
{
    // In a namespace of its own: nothing is left of it.
    private const string Trial = "unshare --mount mount -t tmpfs none /mnt";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private static readonly Lazy<bool> s_canMount = new(static () => OperatingSystem.IsLinux() && Run(Trial.Split(' ')) is { ExitCode: 0 });

    public SmallDisk(int megabytes)
    {
        Assert.SkipUnless(s_canMount.Value, $"'{Trial}' does not run here, so there is no disk that can be filled.");
        Folder = Directory.CreateTempSubdirectory("ecs-task-def-disk-").FullName;
        Ended ended = Run(["mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "none", Folder])!;
        if (ended.ExitCode != 0) throw new InvalidOperationException(ended.Error);
    }

    public string Folder { get; }

    public string Combine(string name) => Path.Combine(Folder, name);

    private string Ballast => Combine("ballast");

    /// <summary>Leaves room for a number of kilobytes, or for nothing.</summary>
    public void Fill(int left = 0)
    {
        using FileStream file = new(Ballast, FileMode.Append);
        byte[] block = new byte[4096];
        try
        {
            while (new DriveInfo(Folder).AvailableFreeSpace > left * 1024L)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Somebody else has taken the last of it.
        }
    }

    /// <summary>Makes the room again.</summary>
    public void Empty() => File.Delete(Ballast);

    public void Dispose()
    {
        Run(["umount", "-l", Folder]);
        Directory.Delete(Folder);
    }

    private static Ended? Run(string[] command)
    {
        try
        {
            ProcessStartInfo start = new(command[0], command.Skip(1)) { UseShellExecute = false };
            return Programs.RunAsync(start, s_patience).GetAwaiter().GetResult();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

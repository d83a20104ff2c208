using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>Copies a file, durably.</summary>
internal static class FileCopy
{
    public static void Copy(Disk disk, string source, string target)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, disk.UniqueName("new-", ".tmp"));
        using (DiskFile from = disk.OpenRead(source) ?? throw new IOException($"'{source}' is not there any more."))
        using (DiskFile to = disk.CreateNew(temporary))
        {
            byte[] buffer = new byte[256 * 1024];
            long offset = 0;
            int read;
            while ((read = from.Read(offset, buffer, 0, buffer.Length)) > 0)
            {
                to.Write(offset, buffer, 0, read);
                offset += read;
            }

            to.Sync();
        }

        disk.Publish(temporary, target, durable: true);
    }
}

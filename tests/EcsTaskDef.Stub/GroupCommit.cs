using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Stub;

/// <summary>A thread of its own writes what has come by then in one append, with one sync.</summary>
internal sealed class GroupCommit : ICommit
{
    private readonly SafeFileHandle _file;
    private readonly object _gate = new();
    private List<(ReadOnlyMemory<byte> Bytes, TaskCompletionSource Done)> _waiting = [];

    public GroupCommit(string path)
    {
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        new Thread(Write) { IsBackground = true, Name = "commit" }.Start();
    }

    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((bytes, done));
            Monitor.Pulse(_gate);
        }

        return new ValueTask(done.Task);
    }

    public void Dispose() => _file.Dispose();

    private void Write()
    {
        List<(ReadOnlyMemory<byte> Bytes, TaskCompletionSource Done)> batch = [];
        long end = 0;
        while (true)
        {
            lock (_gate)
            {
                while (_waiting.Count == 0) Monitor.Wait(_gate);
                (batch, _waiting) = (_waiting, batch);
            }

            RandomAccess.Write(_file, batch.Select(static one => one.Bytes).ToArray(), end);
            RandomAccess.FlushToDisk(_file);
            foreach ((ReadOnlyMemory<byte> bytes, TaskCompletionSource done) in batch)
            {
                end += bytes.Length;
                done.SetResult();
            }

            batch.Clear();
        }
    }
}

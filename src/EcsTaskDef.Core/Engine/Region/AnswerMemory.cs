using System.Collections.Concurrent;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>
/// Answers that a region gave lately, and gives again as long as nothing in it has changed: clients ask the same again and
/// again. Each still checks whether something has changed. Safe for concurrent use.
/// </summary>
internal sealed class AnswerMemory
{
    /// <summary>So much is kept at most, in bytes of answers; then it begins anew.</summary>
    public const int MaxSize = 4 * 1024 * 1024;

    private Page _page = new(default);

    /// <summary>The answer to a question that was answered when the region was as it is; null when there is none.</summary>
    /// <param name="stamp">How the region is.</param>
    /// <param name="question">Equal for questions that have the same answer.</param>
    public object? Find(ViewStamp stamp, object question)
    {
        Page page = Volatile.Read(ref _page);
        return !stamp.IsNone && page.Stamp == stamp && page.Answers.TryGetValue(question, out object? answer) ? answer : null;
    }

    /// <summary>Keeps an answer.</summary>
    /// <param name="stamp">How the region was when it was made.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">What was answered; it must never change.</param>
    /// <param name="size">Its size in bytes, about.</param>
    public void Keep(ViewStamp stamp, object question, object answer, int size)
    {
        // What nobody asks for twice must not push out everything else.
        if (stamp.IsNone || size > MaxSize / 16) return;
        Page page = Volatile.Read(ref _page);
        if (page.Stamp != stamp || Volatile.Read(ref page.Size) > MaxSize) Volatile.Write(ref _page, page = new Page(stamp));
        if (page.Answers.TryAdd(question, answer)) Interlocked.Add(ref page.Size, size + 100);
    }

    private sealed class Page(ViewStamp stamp)
    {
        public int Size;

        public ViewStamp Stamp { get; } = stamp;

        public ConcurrentDictionary<object, object> Answers { get; } = new();
    }
}

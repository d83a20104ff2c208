using EcsTaskDef.Engine.Region;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Engine;

[Trait("Category", "Fast")]
public sealed class AnswerMemoryTests
{
    private readonly AnswerMemory _memory = new();
    private readonly object _source = new();

    [Fact]
    public void An_answer_is_given_again_while_nothing_has_changed()
    {
        _memory.Keep(new ViewStamp(_source, 1), "question", "answer", 6);
        Assert.Equal("answer", _memory.Find(new ViewStamp(_source, 1), "question"));
        Assert.Null(_memory.Find(new ViewStamp(_source, 1), "another"));
        Assert.Null(_memory.Find(new ViewStamp(_source, 2), "question"));
        Assert.Null(_memory.Find(new ViewStamp(new object(), 1), "question"));
    }

    [Fact]
    public void What_was_forgotten_does_not_come_back_with_the_number()
    {
        _memory.Keep(new ViewStamp(_source, 1), "question", "old", 3);
        _memory.Keep(new ViewStamp(_source, 2), "question", "new", 3);
        Assert.Null(_memory.Find(new ViewStamp(_source, 1), "question"));
        Assert.Equal("new", _memory.Find(new ViewStamp(_source, 2), "question"));
    }

    [Fact]
    public void Views_that_cannot_be_told_apart_are_not_remembered()
    {
        _memory.Keep(default, "question", "answer", 6);
        Assert.Null(_memory.Find(default, "question"));
    }

    [Fact]
    public void It_stays_small()
    {
        const int Size = AnswerMemory.MaxSize / 64;
        ViewStamp stamp = new(_source, 1);
        int kept = 0;
        for (int i = 0; i < 1000; i++) _memory.Keep(stamp, i, i, Size);
        for (int i = 0; i < 1000; i++) kept += _memory.Find(stamp, i) is null ? 0 : 1;
        Assert.InRange(kept, 1, 64);
        Assert.Equal(999, _memory.Find(stamp, 999));

        _memory.Keep(stamp, "huge", "answer", AnswerMemory.MaxSize);
        Assert.Null(_memory.Find(stamp, "huge"));
        Assert.Equal(999, _memory.Find(stamp, 999));
    }
}

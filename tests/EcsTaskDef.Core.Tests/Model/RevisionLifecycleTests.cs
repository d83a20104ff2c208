namespace EcsTaskDef.Core.Tests.Model;

[Trait("Category", "Fast")]
public sealed class RevisionLifecycleTests
{
    public static TheoryData<RevisionStatus?, RevisionEvent, RevisionStatus?> Table()
    {
        TheoryData<RevisionStatus?, RevisionEvent, RevisionStatus?> table = [];
        foreach (RevisionStatus? status in new RevisionStatus?[]
        {
            null, RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress, RevisionStatus.Removed
        })
        {
            foreach (RevisionEvent revisionEvent in Enum.GetValues<RevisionEvent>())
            {
                table.Add(status, revisionEvent, (status, revisionEvent) switch
                {
                    (null, RevisionEvent.Register) => RevisionStatus.Active,
                    (RevisionStatus.Active or RevisionStatus.Inactive, RevisionEvent.Deregister) => RevisionStatus.Inactive,
                    (RevisionStatus.Inactive or RevisionStatus.DeleteInProgress, RevisionEvent.Delete) => RevisionStatus.DeleteInProgress,
                    (RevisionStatus.DeleteInProgress, RevisionEvent.Remove) or (RevisionStatus.Inactive, RevisionEvent.Expire) =>
                        RevisionStatus.Removed,
                    _ => null,
                });
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_status_and_event_has_its_outcome_or_throws(
        RevisionStatus? status, RevisionEvent revisionEvent, RevisionStatus? expected)
    {
        if (expected is { } outcome) Assert.Equal(outcome, RevisionLifecycle.Next(status, revisionEvent));
        else Assert.Throws<InvalidOperationException>(() => RevisionLifecycle.Next(status, revisionEvent));
    }

    [Fact]
    public void There_are_as_many_pairs_as_statuses_and_none_times_events() =>
        Assert.Equal((Enum.GetValues<RevisionStatus>().Length + 1) * Enum.GetValues<RevisionEvent>().Length, Table().Count);

    [Theory]
    [InlineData(RevisionStatus.Active, "ACTIVE", 1)]
    [InlineData(RevisionStatus.Inactive, "INACTIVE", 2)]
    [InlineData(RevisionStatus.DeleteInProgress, "DELETE_IN_PROGRESS", 3)]
    [InlineData(RevisionStatus.Removed, "REMOVED", 4)]
    public void Statuses_have_words_and_numbers_that_are_stored(RevisionStatus status, string text, byte number)
    {
        Assert.Equal(text, status.ToText());
        Assert.True(RevisionStatusNames.TryParse(text, out RevisionStatus parsed));
        Assert.Equal(status, parsed);
        Assert.Equal(number, (byte)status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("active")]
    [InlineData("1")]
    public void Other_words_are_no_status(string? text) => Assert.False(RevisionStatusNames.TryParse(text, out _));
}

using System.Text.Json;

namespace EcsTaskDef.Model;

/// <summary>
/// A stored document never changes; its status and times are spliced into a copy of its bytes, in alphabetical place.
/// </summary>
internal static class TaskDefinitionSplice
{
    private static readonly byte[] s_deregisteredAt = Encoding.ASCII.GetBytes("deregisteredAt");
    private static readonly byte[] s_previousStatus = Encoding.ASCII.GetBytes("previousStatus");
    private static readonly byte[] s_status = Encoding.ASCII.GetBytes("status");

    /// <param name="document">The document as it was stored, status ACTIVE.</param>
    /// <param name="status">The status to show.</param>
    /// <param name="deregisteredAt">The time to show; null = none.</param>
    /// <param name="previousStatus">The status before the call; null = none is shown.</param>
    public static TaskDefinitionDocument Apply(
        ReadOnlyMemory<byte> document, RevisionStatus status, DateTimeOffset? deregisteredAt, RevisionStatus? previousStatus) =>
        status == RevisionStatus.Active && deregisteredAt is null && previousStatus is null
            ? new TaskDefinitionDocument(document)
            : new TaskDefinitionDocument(() => Splice(document, status, deregisteredAt, previousStatus));

    /// <summary>
    /// A document as it is stored, of one as it is answered: status ACTIVE, no deregisteredAt. Other bytes stay as they are.
    /// </summary>
    public static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> document)
    {
        ByteBuffer output = new(document.Length);
        ReadOnlySpan<byte> input = document.Span;
        Utf8JsonReader reader = new(input, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        int copied = 0, end = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex, before = end;
            bool isStatus = reader.ValueTextEquals(s_status), isTime = reader.ValueTextEquals(s_deregisteredAt);
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            end = (int)reader.BytesConsumed;
            if (isStatus)
            {
                output.Write(input.Slice(copied, value - copied));
                output.Write(Encoding.ASCII.GetBytes($"\"{RevisionStatus.Active.ToText()}\""));
                copied = end;
            }
            else if (isTime)
            {
                // With the comma before it; the first member has one behind it.
                int from = before > 0 ? before : start;
                output.Write(input.Slice(copied, from - copied));
                copied = before > 0 ? end : end + input.Slice(end).IndexOf((byte)',') + 1;
                if (before == 0) end = 0;
            }
        }

        output.Write(input.Slice(copied));
        return output.Written;
    }

    private static ReadOnlyMemory<byte> Splice(
        ReadOnlyMemory<byte> document, RevisionStatus status, DateTimeOffset? deregisteredAt, RevisionStatus? previousStatus)
    {
        ByteBuffer output = new(document.Length + 128);
        ReadOnlySpan<byte> input = document.Span;
        Utf8JsonReader reader = new(input, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        int copied = 0;
        bool timeDone = deregisteredAt is null, previousDone = previousStatus is null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            if (!timeDone && reader.ValueSpan.SequenceCompareTo(s_deregisteredAt) > 0)
            {
                Insert(input, s_deregisteredAt, EcsTime.Format(deregisteredAt!.Value.ToUnixTimeMilliseconds()), start);
                timeDone = true;
            }

            if (!previousDone && reader.ValueSpan.SequenceCompareTo(s_previousStatus) > 0)
            {
                Insert(input, s_previousStatus, $"\"{previousStatus!.Value.ToText()}\"", start);
                previousDone = true;
            }

            bool isStatus = reader.ValueTextEquals(s_status);
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isStatus) continue;
            output.Write(input.Slice(copied, value - copied));
            output.Write(Encoding.ASCII.GetBytes($"\"{status.ToText()}\""));
            copied = (int)reader.BytesConsumed;
        }

        output.Write(input.Slice(copied));
        return output.Written;

        // Every document has members that sort after these (status, taskDefinitionArn), so a comma always follows.
        void Insert(ReadOnlySpan<byte> source, byte[] name, string value, int before)
        {
            output.Write(source.Slice(copied, before - copied));
            output.Write(Encoding.ASCII.GetBytes($"\"{Encoding.ASCII.GetString(name)}\":{value},"));
            copied = before;
        }
    }
}

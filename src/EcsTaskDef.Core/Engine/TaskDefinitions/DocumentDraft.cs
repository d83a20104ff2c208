using System.Buffers.Text;
using EcsTaskDef.Rules;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>
/// A document that lacks only what is known where nobody else changes the region: the time and the number. So that little is
/// done there, all else is written before.
/// </summary>
internal sealed class DocumentDraft
{
    private const int AnyRevision = 1;

    private static readonly byte[][] s_filledIn =
        [Encoding.ASCII.GetBytes("registeredAt"), Encoding.ASCII.GetBytes("revision"), Encoding.ASCII.GetBytes("taskDefinitionArn")];

    private readonly ReadOnlyMemory<byte> _json;
    private readonly byte[] _arnStart;
    private readonly (int Start, int End) _time, _number, _arn;

    /// <param name="template">What is asked for, completed.</param>
    /// <param name="by">Who registers it, an ARN.</param>
    /// <param name="arnPrefix">What the ARNs of the region's revisions begin with, up to the family.</param>
    public DocumentDraft(TaskDefinition template, string by, string arnPrefix)
    {
        _arnStart = Encoding.ASCII.GetBytes($"\"{arnPrefix}{template.Family}:");
        Span<(int Start, int End)> places = stackalloc (int, int)[s_filledIn.Length];
        _json = DocumentWriter.Serialize(
            template with
            {
                RegisteredAt = DateTimeOffset.FromUnixTimeMilliseconds(0),
                RegisteredBy = by,
                Revision = AnyRevision,
                Status = RevisionLifecycle.Next(null, RevisionEvent.Register).ToText(),
                TaskDefinitionArn = arnPrefix,
            },
            s_filledIn,
            places);
        (_time, _number, _arn) = (places[0], places[1], places[2]);
    }

    /// <summary>The document's length, give or take some bytes.</summary>
    public int Length => _json.Length + _arnStart.Length;

    /// <summary>The document of a revision.</summary>
    public ReadOnlyMemory<byte> Complete(DateTimeOffset registeredAt, int revision)
    {
        Span<byte> time = stackalloc byte[EcsTime.MaxLength], number = stackalloc byte[10];
        time = time.Slice(0, EcsTime.Format(registeredAt.ToUnixTimeMilliseconds(), time));
        Utf8Formatter.TryFormat(revision, number, out int digits);
        number = number.Slice(0, digits);

        // The members stand in alphabetical order.
        ReadOnlySpan<byte> json = _json.Span;
        int replaced = _time.End - _time.Start + (_number.End - _number.Start) + (_arn.End - _arn.Start);
        byte[] document = new byte[json.Length - replaced + time.Length + (2 * digits) + _arnStart.Length + 1];
        Span<byte> rest = document;
        Put(json.Slice(0, _time.Start), ref rest);
        Put(time, ref rest);
        Put(json.Slice(_time.End, _number.Start - _time.End), ref rest);
        Put(number, ref rest);
        Put(json.Slice(_number.End, _arn.Start - _number.End), ref rest);
        Put(_arnStart, ref rest);
        Put(number, ref rest);
        rest[0] = (byte)'"';
        json.Slice(_arn.End).CopyTo(rest.Slice(1));
        return document;
    }

    private static void Put(scoped ReadOnlySpan<byte> piece, ref Span<byte> rest)
    {
        piece.CopyTo(rest);
        rest = rest.Slice(piece.Length);
    }
}

using System;
using System.Collections.Generic;
using EcsTaskDef.Model;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Storage;

/// <summary>One fact about one revision. A change is a list of them, kept whole or not at all.</summary>
internal abstract record StoreEvent(string Family, int Revision, DateTimeOffset At);

/// <summary>A revision was born, with its document as ECS answers it (status ACTIVE) and its tags.</summary>
internal sealed record RevisionRegistered(
    string Family, int Revision, DateTimeOffset At, ReadOnlyMemory<byte> Document, IReadOnlyList<Tag> Tags)
    : StoreEvent(Family, Revision, At);

/// <summary>A revision has another status.</summary>
internal sealed record RevisionStatusChanged(string Family, int Revision, DateTimeOffset At, RevisionStatus Status)
    : StoreEvent(Family, Revision, At);

/// <summary>A revision has these tags now, all of them, in this order.</summary>
internal sealed record RevisionTagsChanged(string Family, int Revision, DateTimeOffset At, IReadOnlyList<Tag> Tags)
    : StoreEvent(Family, Revision, At);

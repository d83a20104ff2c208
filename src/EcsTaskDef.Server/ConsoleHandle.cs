using Microsoft.AspNetCore.Http.Features;

namespace EcsTaskDef.Server;

/// <summary>A console that has started.</summary>
/// <param name="AnswerAsync">Has it answer a request.</param>
/// <param name="End">Ends it.</param>
internal sealed record ConsoleHandle(Func<IFeatureCollection, Task> AnswerAsync, IAsyncDisposable End);

using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Registry;

/// <summary>
/// What a registry of our own can do with a registration beyond ECS's call: leave it where nothing changed, take tags over,
/// keep a note. A sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface ITaskDefinitionRegistrar
{
    /// <summary>
    /// Registers the next revision of a family, by ECS's rules. With <see cref="RegistrationOptions.IfChanged"/> it compares
    /// and registers in one step: however many ask at once, in however many processes, one revision comes of it.
    /// </summary>
    /// <exception cref="EcsException">
    /// ECS refuses the definition, whether it changed or not; or the note is too long (<c>NoteTooLong</c>).
    /// </exception>
    ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default);
}

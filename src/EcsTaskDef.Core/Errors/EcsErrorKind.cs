namespace EcsTaskDef.Errors;

/// <summary>Whose fault an <see cref="EcsException"/> is; decides the HTTP status and the PowerShell error category.</summary>
public enum EcsErrorKind
{
    /// <summary>ECS refuses the request. HTTP 400 whatever the code (docs/ECS.md §0).</summary>
    Refusal,

    /// <summary>The store, the disk or the caller's local set-up is at fault. HTTP 500 on the wire.</summary>
    Fault,
}

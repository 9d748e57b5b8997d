namespace Backboard.Storage.Memory;

/// <summary>The row of an operation as long as the attempt that claimed it may end it.</summary>
internal static class HeldOperation
{
    public const string Is = $"operation_id = @operation AND tenant_id = @tenant AND attempt = @attempt AND {OperationRow.IsOpen}";

    public static (string Name, object? Value)[] Parameters(MemoryOperation operation) =>
    [
        ("operation", operation.OperationId), ("tenant", operation.Scope.Assistant.TenantId), ("attempt", operation.Attempt),
    ];
}

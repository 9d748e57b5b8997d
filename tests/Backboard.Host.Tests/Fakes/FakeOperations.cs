using System.Collections.Concurrent;
using System.Diagnostics;

namespace Backboard.Host.Tests;

/// <summary>Operations that only are looked up: the front end does nothing else with them.</summary>
internal sealed class FakeOperations : IMemoryOperations
{
    private readonly ConcurrentDictionary<(string Tenant, Guid Id), MemoryOperation> rows = new();

    public void Put(MemoryOperation operation) => rows[(operation.Scope.Assistant.TenantId, operation.OperationId)] = operation;

    public Task<MemoryOperation?> Find(string tenantId, Guid operationId, CancellationToken cancellationToken) =>
        Task.FromResult(rows.GetValueOrDefault((tenantId, operationId)));

    public Task<ClaimedOperation?> Claim(
        MemoryScope scope, ImmutableArray<Guid> ready, string owner, TimeSpan lease, bool mayJudge, CancellationToken cancellationToken) => throw Never();

    public Task<ApplyOutcome> Apply(OperationResult result, CancellationToken cancellationToken) => throw Never();

    public Task<bool> Fail(MemoryOperation operation, string reason, CancellationToken cancellationToken) => throw Never();

    public Task<bool> Postpone(MemoryOperation operation, TimeSpan delay, CancellationToken cancellationToken) => throw Never();

    public Task<ImmutableArray<MemoryScope>> Due(bool mayJudge, int limit, CancellationToken cancellationToken) => throw Never();

    private static UnreachableException Never() => new("The front end carries out no operation.");
}

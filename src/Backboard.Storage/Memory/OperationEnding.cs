using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Ends operations in progress whose words or whose memory are taken away.</summary>
internal sealed class OperationEnding(SqlDialect dialect)
{
    /// <param name="session">The caller's transaction.</param>
    /// <param name="error">Why, for people.</param>
    /// <param name="which">Condition on <c>memory_operations</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    public Task End(SqlSession session, string error, string which, params (string, object?)[] parameters) => session.Execute(
        $"""
        UPDATE memory_operations SET status = 'ERROR', error = @error, updated_at = {dialect.Now}
        WHERE {OperationRow.IsOpen} AND operation_id IN (
          SELECT operation_id FROM memory_operations WHERE {OperationRow.IsOpen} AND {which} ORDER BY operation_id {dialect.ForUpdate})
        """,
        [("error", error), .. parameters]);
}

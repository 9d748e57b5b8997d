using System.Data.Common;

namespace Backboard.Storage.Sql;

/// <summary>The few places where the two databases need other words.</summary>
internal abstract class SqlDialect
{
    /// <summary>Expression: the database's clock.</summary>
    public abstract string Now { get; }

    /// <summary>Suffix of a select that locks its rows until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Suffix of a select that keeps its rows from being deleted until the transaction ends.</summary>
    public abstract string ForKeyShare { get; }

    /// <summary>Suffix of a select that keeps its rows from being changed, but lets others keep them from being deleted.</summary>
    public abstract string ForNoKeyUpdate { get; }

    /// <summary>Suffix of a select that locks the rows of one alias and passes over those that others hold.</summary>
    public abstract string ForUpdateSkipLocked(string alias);

    /// <summary>Prefix of the names of the embedded schema scripts.</summary>
    public abstract string Scripts { get; }

    /// <summary>Statement that keeps other processes from changing the schema until the transaction ends; empty when none can.</summary>
    public abstract string LockSchema { get; }

    /// <summary>True when other processes may write to the same database.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Condition: the expression is one of the ids in a parameter.</summary>
    public abstract string IsIn(string expression, string parameter);

    /// <summary>Table with columns id, number and at: the pairs of a parameter of ids and one of numbers, and their order.</summary>
    public abstract string Pairs(string alias, string ids, string numbers);

    /// <summary>Somebody else's row has what must be unique.</summary>
    public abstract bool IsTaken(DbException e);

    /// <summary>A value as the driver stores it.</summary>
    public abstract object ToStored(object? value);
}

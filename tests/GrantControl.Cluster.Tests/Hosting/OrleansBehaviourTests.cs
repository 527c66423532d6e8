using GrantControl.Behaviour;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Slices.Tests.Support;
using Xunit.Abstractions;

namespace GrantControl.Cluster.Tests.Hosting;

[Collection(PostgresCollection.Name)]
public sealed class OrleansCommandTests(PostgresFixture postgres) : CommandBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansDeadlineTests(PostgresFixture postgres) : DeadlineBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansContractLifeTests(PostgresFixture postgres) : ContractLifeBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansComplaintLifeTests(PostgresFixture postgres) : ComplaintLifeBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansDisposalLifeTests(PostgresFixture postgres) : DisposalLifeBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansGoodsTests(PostgresFixture postgres) : GoodsBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansGrantLifeTests(PostgresFixture postgres) : GrantLifeBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansContentionTests(PostgresFixture postgres) : ContentionBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansWalkTests(PostgresFixture postgres, ITestOutputHelper output) : WalkBehaviour(new OrleansFixture(postgres), output);

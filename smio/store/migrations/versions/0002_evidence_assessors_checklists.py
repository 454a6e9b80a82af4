"""Evidence, assessors, the authority's marks and checklists of a group's own"""

from alembic import op
import sqlalchemy as sa

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('measurements', schema=None) as batch_op:
        batch_op.add_column(sa.Column('total', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('source', sa.String(), server_default='', nullable=False))
    with op.batch_alter_table('item_answers', schema=None) as batch_op:
        batch_op.add_column(sa.Column('assessor', sa.String(), server_default='', nullable=False))
        batch_op.drop_constraint('uq_item_answers_measurement_id_item', type_='unique')
        batch_op.create_unique_constraint(
            'uq_item_answers_measurement_id_assessor_item', ['measurement_id', 'assessor', 'item']
        )
    op.create_table('proof_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('measurement_id', sa.Integer(), nullable=False),
    sa.Column('assessor', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['measurement_id'], ['measurements.id'], name=op.f('fk_proof_files_measurement_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof_files'))
    )
    op.create_index(op.f('ix_proof_files_measurement_id'), 'proof_files', ['measurement_id'], unique=False)
    op.create_table('authority_marks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('measurement_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('agrees', sa.Boolean(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('marked_on', sa.Date(), nullable=True),
    sa.Column('marked_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['measurement_id'], ['measurements.id'], name=op.f('fk_authority_marks_measurement_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_authority_marks')),
    sa.UniqueConstraint('measurement_id', 'item', name=op.f('uq_authority_marks_measurement_id_item'))
    )
    op.create_index(op.f('ix_authority_marks_measurement_id'), 'authority_marks', ['measurement_id'], unique=False)
    op.create_table('checklists',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('checklist', sa.String(), nullable=False),
    sa.Column('checklist_version', sa.String(), nullable=False),
    sa.Column('content', sa.String(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_checklists_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_checklists')),
    sa.UniqueConstraint('group_id', 'checklist', 'checklist_version', name=op.f('uq_checklists_group_id_checklist_checklist_version'))
    )
    op.create_index(op.f('ix_checklists_group_id'), 'checklists', ['group_id'], unique=False)


def downgrade() -> None:
    op.drop_table('checklists')
    op.drop_table('authority_marks')
    op.drop_table('proof_files')
    op.execute(sa.text("DELETE FROM item_answers WHERE assessor <> ''"))
    with op.batch_alter_table('item_answers', schema=None) as batch_op:
        batch_op.drop_constraint('uq_item_answers_measurement_id_assessor_item', type_='unique')
        batch_op.create_unique_constraint('uq_item_answers_measurement_id_item', ['measurement_id', 'item'])
        batch_op.drop_column('assessor')
    with op.batch_alter_table('measurements', schema=None) as batch_op:
        batch_op.drop_column('source')
        batch_op.drop_column('total')
